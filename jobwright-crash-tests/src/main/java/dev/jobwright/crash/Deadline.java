package dev.jobwright.crash;

import java.util.concurrent.TimeUnit;

/** Waits for conditions, not for times to pass. */
final class Deadline {

    private static final long LOOK_EVERY_MICROS = 500;

    private Deadline() {}

    /** A condition that may fail to be looked at. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** @throws IllegalStateException when it does not hold in time */
    static void await(String what, int seconds, Condition condition) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.holds()) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException("waited " + seconds + " s, and not: " + what);
            }
            TimeUnit.MICROSECONDS.sleep(LOOK_EVERY_MICROS);
        }
    }
}
