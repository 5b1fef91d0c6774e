package dev.jobwright.sqlite.specimen;

import java.time.Instant;
import java.util.function.Supplier;

/** Breaks nothing: a clock may read the clock, from a lambda too. */
public final class SpecimenClock {
    public Supplier<Long> nanos() {
        return new Supplier<>() {
            @Override
            public Long get() {
                return System.nanoTime() + Instant.now().getNano();
            }
        };
    }
}
