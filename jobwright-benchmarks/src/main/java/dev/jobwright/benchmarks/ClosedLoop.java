package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.worker.Worker;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * H: enqueue, run and complete all at once in one process: each caller enqueues a job, waits for its result, and goes on
 * with the next.
 */
record ClosedLoop(String name, int callers) implements Workload {

    private static final int JOBS = 100_000;

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "enqueue, run and await, closed loop of %,d callers (%s), %,d",
                callers,
                Callers.kind(),
                JOBS);
    }

    @Override
    public Target target(Store store) {
        return store == Store.POSTGRES ? Target.rate(40_000) : Target.rate(30_000);
    }

    @Override
    public int heapMegabytes(Store store) {
        return store == Store.MEMORY ? 1_024 : 256;
    }

    @Override
    public Figures measure(Site site) throws Exception {
        JobQueue jobs = site.jobs();
        Latencies latencies = new Latencies();
        AtomicInteger next = new AtomicInteger();
        try (Worker worker = Worker.on(jobs)
                .handle(NoOp.TYPE, (args, context) -> NoOp.run(args))
                .start()) {
            Meter meter = site.meter();
            Callers.run(callers, caller -> {
                for (int i = next.getAndIncrement(); i < JOBS; i = next.getAndIncrement()) {
                    long from = System.nanoTime();
                    jobs.enqueue(NoOp.TYPE, NoOp.args(i)).job().await(Duration.ofSeconds(60));
                    latencies.record(System.nanoTime() - from);
                }
            });
            Figures figures = meter.jobs(JOBS).with(latencies);
            if (worker.running() > callers) {
                throw new IllegalStateException("more handlers than jobs");
            }
            NoOp.requireSucceeded(jobs, JOBS);
            return figures;
        }
    }
}
