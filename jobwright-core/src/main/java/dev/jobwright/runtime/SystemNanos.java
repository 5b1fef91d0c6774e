package dev.jobwright.runtime;

/** The JVM's monotonic clock. */
public final class SystemNanos {

    private SystemNanos() {}

    public static long now() {
        return System.nanoTime();
    }
}
