package dev.jobwright.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for a count, as long as it goes down. */
final class Stall {

    private static final int LONGEST_SECONDS = 20;

    private Stall() {}

    /** @throws IllegalStateException when nothing was counted for 20 s */
    static void await(CountDownLatch left, String who) throws InterruptedException {
        long before = Long.MAX_VALUE;
        while (!left.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            long now = left.getCount();
            if (now == before) {
                throw new IllegalStateException(
                        who + " has done nothing for " + LONGEST_SECONDS + " s, and " + now + " jobs are left");
            }
            before = now;
        }
    }
}
