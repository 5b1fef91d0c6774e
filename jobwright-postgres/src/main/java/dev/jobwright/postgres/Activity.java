package dev.jobwright.postgres;

import dev.jobwright.runtime.SystemNanos;

/** When this store last moved jobs: says how often it is worth to look where nothing can be heard. */
final class Activity {

    private static final long RECENT_NANOS = 2_000_000_000;

    private volatile long last = SystemNanos.now();

    void now() {
        last = SystemNanos.now();
    }

    boolean isRecent() {
        return SystemNanos.now() - last < RECENT_NANOS;
    }
}
