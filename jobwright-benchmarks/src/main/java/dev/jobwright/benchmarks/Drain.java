package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.worker.Worker;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * C and E: one worker works off what was enqueued before, measured from its start to the last durable completion.
 *
 * @param jobs in the backlog
 */
record Drain(String name, int jobs, Target target) implements Workload {

    @Override
    public String what() {
        return String.format(Locale.ROOT, "drain %,d with one worker process", jobs);
    }

    @Override
    public int heapMegabytes(Store store) {
        // Jobs in memory are in the heap.
        return store == Store.SQLITE ? 256 : 256 + jobs / 1_000 * 2;
    }

    @Override
    public boolean isPrepared() {
        return true;
    }

    @Override
    public void prepare(Site site) {
        site.jobs().enqueueAll(NoOp.TYPE, NoOp.many(jobs));
    }

    @Override
    public Figures measure(Site site) throws Exception {
        JobQueue queue = site.jobs();
        CountDownLatch left = new CountDownLatch(jobs);
        Meter meter = new Meter();
        try (Worker worker = Worker.on(queue)
                .handle(NoOp.TYPE, (args, context) -> NoOp.run(args))
                .listener(NoOp.succeeded(left))
                .start()) {
            Stall.await(left, worker.name());
            Figures figures = meter.jobs(jobs);
            NoOp.requireSucceeded(queue, jobs);
            return figures;
        }
    }
}
