package dev.jobwright.worker;

import java.time.Duration;

/**
 * What this process itself knows of how long its leases last: counted on its own monotonic clock, from before the
 * request was sent that granted or renewed them.
 */
final class LeaseClock {

    private final Nanos nanos;
    private final long lease;
    private volatile long safeUntil;

    LeaseClock(Nanos nanos, Duration lease) {
        this.nanos = nanos;
        this.lease = lease.toNanos();
        this.safeUntil = nanos.now();
    }

    /** @param sentAt when the request was sent that has just been answered */
    synchronized void renewed(long sentAt) {
        long until = sentAt + lease;
        if (until - safeUntil > 0) {
            safeUntil = until;
        }
    }

    boolean mayHaveRunOut() {
        return nanos.now() - safeUntil > 0;
    }
}
