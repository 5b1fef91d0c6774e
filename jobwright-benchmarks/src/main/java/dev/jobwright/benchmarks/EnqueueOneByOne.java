package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import java.sql.SQLException;

/** A: one caller that waits for each durable commit. */
final class EnqueueOneByOne implements Workload {

    private static final int JOBS = 10_000;

    @Override
    public String name() {
        return "A";
    }

    @Override
    public String what() {
        return "enqueue one by one, one caller, 10,000";
    }

    @Override
    public Target target(Store store) {
        return store == Store.POSTGRES
                ? Target.partOf(1.0, "A db-scheduler").and(Target.partOf(0.8, RawServerInserts.LOOP))
                : Target.partOf(0.8, RawInserts.LOOP);
    }

    @Override
    public Figures measure(Site site) throws SQLException {
        JobQueue jobs = site.jobs();
        Latencies latencies = new Latencies();
        Meter meter = site.meter();
        for (int i = 0; i < JOBS; i++) {
            long from = System.nanoTime();
            jobs.enqueue(NoOp.TYPE, NoOp.args(i));
            latencies.record(System.nanoTime() - from);
        }
        return meter.jobs(JOBS).with(latencies);
    }
}
