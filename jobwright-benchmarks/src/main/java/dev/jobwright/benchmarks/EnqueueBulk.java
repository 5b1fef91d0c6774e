package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import java.sql.SQLException;

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
    public Target target(Store store) {
        return store == Store.POSTGRES ? Target.partOf(1.5, "B db-scheduler") : Target.rate(150_000);
    }

    @Override
    public Figures measure(Site site) throws SQLException {
        JobQueue jobs = site.jobs();
        Meter meter = site.meter();
        jobs.enqueueAll(NoOp.TYPE, NoOp.many(JOBS));
        return meter.jobs(JOBS);
    }
}
