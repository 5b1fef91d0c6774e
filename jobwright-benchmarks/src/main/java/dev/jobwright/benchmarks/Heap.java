package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.worker.Worker;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** Memory: a million jobs are enqueued while a worker of the same process runs them, in a heap of 256 MB. */
final class Heap implements Workload {

    private static final int JOBS = 1_000_000;

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public String what() {
        return "enqueue 1,000,000 in bulk beside a running worker, -Xmx256m";
    }

    @Override
    public Target target(Store store) {
        return new Target("heap ≤ 256 MB", (mine, others) -> mine.get(Figure.RATE) != null);
    }

    @Override
    public boolean runsOn(Store store) {
        return store == Store.SQLITE; // in memory, the jobs are the heap
    }

    @Override
    public int mostRounds() {
        return 1;
    }

    @Override
    public Figures measure(Site site) throws Exception {
        JobQueue jobs = site.jobs();
        CountDownLatch left = new CountDownLatch(JOBS);
        Meter meter = site.meter();
        try (Worker worker = Worker.on(jobs)
                .handle(NoOp.TYPE, (args, context) -> NoOp.run(args))
                .listener(NoOp.succeeded(left))
                .start()) {
            jobs.enqueueAll(NoOp.TYPE, NoOp.many(JOBS));
            Stall.await(left, worker.name());
            return meter.jobs(JOBS).with(Figure.HEAP, heapAfterCollections() / 1e6);
        }
    }

    /** What was left in use by the latest collections; not a peak: that the run ended within its heap is the proof. */
    private static double heapAfterCollections() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToDouble(MemoryUsage::getUsed)
                .sum();
    }
}
