package dev.jobwright.worker;

import dev.jobwright.queue.HandlerThread;
import dev.jobwright.store.ClaimedJob;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Room for running handlers, and the window of claimed jobs that wait for it. A slot's thread goes on with the next
 * waiting job by itself.
 */
final class Slots {

    private final int size;
    private final SlotThreads threads;
    private final Function<ClaimedJob, @Nullable AttemptResult> runner;
    private final Consumer<AttemptResult> sink;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final ArrayDeque<Waiting> window = new ArrayDeque<>();
    private int running;
    private boolean stopped;

    /** @param since when it was claimed, on the monotonic clock */
    private record Waiting(ClaimedJob job, long since) {}

    Slots(
            int size,
            SlotThreads threads,
            Function<ClaimedJob, @Nullable AttemptResult> runner,
            Consumer<AttemptResult> sink) {
        this.size = size;
        this.threads = threads;
        this.runner = runner;
        this.sink = sink;
    }

    /** Starts the jobs, as far as there is room; the others wait in the window. */
    void accept(List<ClaimedJob> jobs, long now) {
        List<ClaimedJob> start = new ArrayList<>(jobs.size());
        lock.lock();
        try {
            for (ClaimedJob job : jobs) {
                if (running < size && !stopped) {
                    running++;
                    start.add(job);
                } else {
                    window.add(new Waiting(job, now));
                }
            }
        } finally {
            lock.unlock();
        }
        start.forEach(this::startWith);
    }

    private void startWith(ClaimedJob first) {
        threads.start(() -> HandlerThread.run(() -> work(first)));
    }

    private void work(ClaimedJob first) {
        ClaimedJob job = first;
        while (job != null) {
            AttemptResult result = runner.apply(job);
            if (result == null) {
                return; // left behind: the slot was given to others already
            }
            sink.accept(result);
            job = next();
        }
    }

    private @Nullable ClaimedJob next() {
        lock.lock();
        try {
            Waiting next = stopped ? null : window.poll();
            if (next == null) {
                freeOne();
                return null;
            }
            return next.job;
        } finally {
            lock.unlock();
        }
    }

    private void freeOne() {
        if (--running == 0) {
            idle.signalAll();
        }
    }

    /** Gives the slot of a handler that was left behind to another job. */
    void replace() {
        ClaimedJob next = next();
        if (next != null) {
            startWith(next);
        }
    }

    /** Takes out of the window what has waited there since before that time. */
    List<ClaimedJob> takeOlderThan(long since) {
        List<ClaimedJob> old = new ArrayList<>();
        lock.lock();
        try {
            while (!window.isEmpty() && window.peek().since - since < 0) {
                old.add(window.remove().job);
            }
        } finally {
            lock.unlock();
        }
        return old;
    }

    /** Takes out of the window what was taken away from this worker. */
    List<ClaimedJob> takeIf(Predicate<ClaimedJob> revoked) {
        lock.lock();
        try {
            List<ClaimedJob> gone =
                    window.stream().map(Waiting::job).filter(revoked).toList();
            if (!gone.isEmpty()) {
                window.removeIf(waiting -> revoked.test(waiting.job));
            }
            return gone;
        } finally {
            lock.unlock();
        }
    }

    /** Starts nothing more, and gives up the window. */
    List<ClaimedJob> stop() {
        lock.lock();
        try {
            stopped = true;
            List<ClaimedJob> rest = window.stream().map(Waiting::job).toList();
            window.clear();
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no handler runs. @return whether that came to be in time */
    boolean awaitIdle(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (running > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return running == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Handlers that run now. */
    int running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }
}
