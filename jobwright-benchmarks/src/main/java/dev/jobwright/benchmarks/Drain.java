package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.worker.Worker;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * C and E: one worker works off what was enqueued before, measured from its start to the last durable completion.
 *
 * @param finished how many jobs are kept that have succeeded before
 * @param jobs in the backlog
 * @param onSqlite what it is to reach there
 */
record Drain(String name, int finished, int jobs, Target onSqlite, Target onPostgres) implements Workload {

    private static final int SMALL = 1_000_000;

    @Override
    public Target target(Store store) {
        return store == Store.POSTGRES ? onPostgres : onSqlite;
    }

    @Override
    public boolean runsOn(Store store) {
        return store == Store.POSTGRES || !onlyWhenNamed();
    }

    @Override
    public boolean onlyWhenNamed() {
        return finished + jobs > SMALL;
    }

    @Override
    public String what() {
        String what = String.format(Locale.ROOT, "drain %,d with one worker process", jobs);
        return finished == 0 ? what : String.format(Locale.ROOT, "%s, beside %,d that have succeeded", what, finished);
    }

    @Override
    public int heapMegabytes(Store store) {
        // Jobs in memory are in the heap.
        return store == Store.MEMORY ? 256 + jobs / 1_000 * 2 : 256;
    }

    @Override
    public boolean isPrepared() {
        return true;
    }

    @Override
    public void prepare(Site site) throws Exception {
        if (finished > 0) {
            site.jobs().enqueueAll(NoOp.TYPE, NoOp.many(finished));
            drain(site, finished, finished);
        }
        site.jobs().enqueueAll(NoOp.TYPE, NoOp.many(jobs));
    }

    @Override
    public Figures measure(Site site) throws Exception {
        return drain(site, jobs, finished + jobs);
    }

    private static Figures drain(Site site, int count, int succeededThen) throws Exception {
        JobQueue queue = site.jobs();
        CountDownLatch left = new CountDownLatch(count);
        Meter meter = site.meter();
        try (Worker worker = Worker.on(queue)
                .handle(NoOp.TYPE, (args, context) -> NoOp.run(args))
                .listener(NoOp.succeeded(left))
                .start()) {
            Stall.await(left, worker.name());
            Figures figures = meter.jobs(count);
            NoOp.requireSucceeded(queue, succeededThen);
            return figures;
        }
    }
}
