package dev.jobwright.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The machine's clock, made to never go backwards: when it is set back, time goes on at the pace of the monotonic clock
 * from where it was.
 */
public final class MonotonicClock implements InstantSource {

    private Instant latest = Instant.EPOCH;
    private long latestNanos = System.nanoTime();

    @Override
    public synchronized Instant instant() {
        Instant wall = Instant.now();
        long nanos = System.nanoTime();
        Instant carriedOn = latest.plus(Duration.ofNanos(nanos - latestNanos));
        // Small steps of the wall clock are followed as long as they do not go back.
        latest = wall.isAfter(latest) ? wall : carriedOn;
        latestNanos = nanos;
        return latest;
    }
}
