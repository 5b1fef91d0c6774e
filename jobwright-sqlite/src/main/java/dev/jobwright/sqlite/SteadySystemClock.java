package dev.jobwright.sqlite;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The machine's wall clock, except that it never goes backwards: while the wall clock is set back, time goes on at the
 * pace of the monotonic clock until the wall has caught up.
 */
final class SteadySystemClock implements InstantSource {

    private Instant last = Instant.EPOCH;
    private long lastNanos = System.nanoTime();

    @Override
    public synchronized Instant instant() {
        Instant wall = Instant.now();
        long nanos = System.nanoTime();
        last = wall.isBefore(last) ? last.plusNanos(nanos - lastNanos) : wall;
        lastNanos = nanos;
        return last;
    }
}
