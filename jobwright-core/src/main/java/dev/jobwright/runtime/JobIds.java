package dev.jobwright.runtime;

import dev.jobwright.JobId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes ids of version 7 (RFC 9562): milliseconds, then a counter that keeps the ids of one process in the order in
 * which they were made, then random bits.
 */
public final class JobIds {

    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final RandomGenerator random;

    /** The latest 48 bits of milliseconds and 12 bits of counter that were given out. */
    private final AtomicLong latest = new AtomicLong();

    /** @param random safe for use by many threads */
    public JobIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public JobId next() {
        long time = clock.millis() << COUNTER_BITS;
        long stamp = latest.updateAndGet(last -> Math.max(last + 1, time));
        long high = (stamp >>> COUNTER_BITS << 16) | 0x7000 | (stamp & 0xFFF);
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new JobId(new UUID(high, low));
    }
}
