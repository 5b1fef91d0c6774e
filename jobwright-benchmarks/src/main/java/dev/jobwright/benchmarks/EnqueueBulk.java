package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;

/** B: the bulk call. */
final class EnqueueBulk implements Workload {

    private static final int JOBS = 100_000;

    @Override
    public String name() {
        return "B";
    }

    @Override
    public String what() {
        return "enqueue 100,000 with the bulk call";
    }

    @Override
    public Target target() {
        return Target.rate(150_000);
    }

    @Override
    public Figures measure(Site site) {
        JobQueue jobs = site.jobs();
        Meter meter = new Meter();
        jobs.enqueueAll(NoOp.TYPE, NoOp.many(JOBS));
        return meter.jobs(JOBS);
    }
}
