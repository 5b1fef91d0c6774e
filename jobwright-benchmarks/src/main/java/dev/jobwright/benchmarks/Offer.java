package dev.jobwright.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Jobs that come at their own times, 5,000 in a second, each by a call of its own: eight callers, who catch up when they
 * are late. What starts in the first five seconds is not recorded, so that classes are loaded.
 */
final class Offer {

    private static final int PER_SECOND = 5_000;
    private static final int CALLERS = 8;
    private static final int WARM_UP = 5 * PER_SECOND;

    private final int jobs;
    private final CountDownLatch left;
    private final Latencies latencies = new Latencies();

    Offer(int seconds) {
        jobs = WARM_UP + seconds * PER_SECOND;
        left = new CountDownLatch(jobs);
    }

    /** Enqueues the job of that number. */
    interface Sender {
        void send(long number) throws Exception;
    }

    /** The handler of a job began. */
    void started(long number, long sentAt) {
        if (number >= WARM_UP) {
            latencies.record(System.nanoTime() - sentAt);
        }
        left.countDown();
    }

    /** Sends all, and waits until all have started. */
    Figures run(Meter meter, Sender sender, String who) throws Exception {
        long from = System.nanoTime();
        Callers.run(CALLERS, caller -> {
            for (long number = caller; number < jobs; number += CALLERS) {
                long due = from + number * (1_000_000_000L / PER_SECOND);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                sender.send(number);
            }
        });
        Stall.await(left, who);
        return meter.jobs(jobs).with(latencies);
    }
}
