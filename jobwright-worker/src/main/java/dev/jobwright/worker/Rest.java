package dev.jobwright.worker;

import java.time.Duration;

/**
 * Keeps a loop from asking the store for a little, again and again: after a call for few jobs it rests for as long as the
 * call took, and more jobs come together meanwhile. A job that comes alone meets a loop that has rested already.
 */
final class Rest {

    private static final int FEW = 100;
    private static final long LONGEST_NANOS = 2_000_000;

    private final Nanos nanos;
    private long until;
    private boolean resting;

    Rest(Nanos nanos) {
        this.nanos = nanos;
    }

    /** @param sentAt when the call began; it ends now */
    void after(int jobs, long sentAt) {
        long now = nanos.now();
        resting = jobs < FEW;
        until = now + Math.min(now - sentAt, LONGEST_NANOS);
    }

    /** Zero when it has rested. */
    Duration left() {
        long left = resting ? until - nanos.now() : 0;
        resting = left > 0;
        return Duration.ofNanos(Math.max(left, 0));
    }
}
