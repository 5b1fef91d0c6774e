package dev.jobwright.cli.run;

import dev.jobwright.JobQueue;
import dev.jobwright.worker.Worker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a workload's own job, by a worker of its own, for as long as this process works on the workload. The job's lease
 * is what keeps others away.
 */
final class WorkloadLease implements AutoCloseable {

    private final CountDownLatch held = new CountDownLatch(1);
    private final CompletableFuture<Workload.Outcome> end = new CompletableFuture<>();
    private final Worker worker;
    private volatile boolean closing;

    /** @param taken called when the workload was cancelled, or taken by another process */
    WorkloadLease(JobQueue queue, String name, Runnable taken) {
        this.worker = Worker.on(queue)
                .queues(name)
                .handle(Workload.TYPE, (workload, context) -> {
                    held.countDown();
                    try {
                        return end.get();
                    } catch (InterruptedException e) {
                        if (!closing) {
                            taken.run();
                        }
                        throw e;
                    }
                })
                .perform(InputEnd.TYPE, (input, context) -> {})
                .slots(2)
                .platformThreads()
                .quiet()
                .start();
    }

    /** Waits until this process holds the workload. */
    boolean await(Duration time) throws InterruptedException {
        return held.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The workload has ended; {@link #close} makes that durable. */
    void finish(Workload.Outcome outcome) {
        end.complete(outcome);
    }

    /** Gives the workload back, unless it has ended. */
    @Override
    public void close() {
        closing = true;
        worker.close(end.isDone() ? Duration.ofSeconds(5) : Duration.ZERO);
    }
}
