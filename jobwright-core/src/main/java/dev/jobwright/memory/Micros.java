package dev.jobwright.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as every store keeps them: to the microsecond. */
final class Micros {

    private Micros() {}

    static @Nullable Instant of(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    static Duration of(Duration duration) {
        return duration.truncatedTo(ChronoUnit.MICROS);
    }
}
