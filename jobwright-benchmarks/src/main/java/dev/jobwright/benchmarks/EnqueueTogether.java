package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;

/** A′: many callers at once, each waiting for its own commit. */
final class EnqueueTogether implements Workload {

    private static final int CALLERS = 1_000;
    private static final int JOBS_EACH = 200;

    @Override
    public String name() {
        return "A2";
    }

    @Override
    public String what() {
        return "A′: enqueue by 1,000 callers (" + Callers.kind() + "), each waiting for its own commit, 200,000";
    }

    @Override
    public Target target(Store store) {
        return store == Store.POSTGRES ? Target.rateOrTimes(80_000, 8, RawServerInserts.EIGHT) : Target.rate(80_000);
    }

    @Override
    public int heapMegabytes(Store store) {
        return store == Store.MEMORY ? 1_024 : 256;
    }

    @Override
    public Figures measure(Site site) throws Exception {
        JobQueue jobs = site.jobs();
        Latencies latencies = new Latencies();
        Meter meter = site.meter();
        Callers.run(CALLERS, caller -> {
            for (int i = 0; i < JOBS_EACH; i++) {
                long from = System.nanoTime();
                jobs.enqueue(NoOp.TYPE, NoOp.args((long) caller * JOBS_EACH + i));
                latencies.record(System.nanoTime() - from);
            }
        });
        return meter.jobs((long) CALLERS * JOBS_EACH).with(latencies);
    }
}
