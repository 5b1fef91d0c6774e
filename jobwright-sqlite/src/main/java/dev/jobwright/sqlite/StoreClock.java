package dev.jobwright.sqlite;

import dev.jobwright.jdbc.Micros;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The store's clock: to the microsecond, and never backwards whatever its source does. */
final class StoreClock {

    private final InstantSource source;
    private final AtomicLong last = new AtomicLong();

    StoreClock(InstantSource source) {
        this.source = source;
    }

    /** Time does not go back behind what was reached before. */
    void startFrom(long micros) {
        last.accumulateAndGet(micros, Math::max);
    }

    long micros() {
        return last.accumulateAndGet(Micros.of(source.instant()), Math::max);
    }

    /** Whether its source has been set back behind what was reached. */
    boolean isAhead() {
        return Micros.of(source.instant()) < last.get();
    }

    Instant instant() {
        return Micros.instant(micros());
    }
}
