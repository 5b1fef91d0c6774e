package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.worker.Worker;
import dev.jobwright.worker.WorkerEvent;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * S: one thread enqueues in lists of 500, 1 % with a higher priority, and holds the backlog at 20,000, while a worker of
 * the same process drains. The short form takes 60 s; {@code --seconds 600} gives the long one.
 */
final class Sustained implements Workload {

    private static final int BACKLOG = 20_000;
    private static final int USUAL = 495;
    private static final int URGENT = 5;
    private static final int SLICES = 10;

    @Override
    public String name() {
        return "S";
    }

    @Override
    public String what() {
        return "sustained: lists of 500, 1 % with priority, backlog 20,000, one process; latency is the lag to start";
    }

    @Override
    public Target target(Store store) {
        double rate = store == Store.POSTGRES ? 50_000 : 30_000;
        return new Target(
                String.format(Locale.ROOT, "≥ %,.0f/s, last tenth ≥ 90 %% of the first", rate),
                (mine, others) -> Target.of(mine, Figure.RATE) >= rate
                        && Target.of(mine, Figure.LAST_SLICE) >= 0.9 * Target.of(mine, Figure.FIRST_SLICE));
    }

    @Override
    public int heapMegabytes(Store store) {
        return store == Store.MEMORY ? 12_288 : 256;
    }

    @Override
    public int mostRounds() {
        return 1;
    }

    @Override
    public Figures measure(Site site) throws Exception {
        JobQueue jobs = site.jobs();
        AtomicLong settled = new AtomicLong();
        Latencies usual = new Latencies();
        Latencies urgent = new Latencies();
        try (Worker worker = Worker.on(jobs)
                .handle(NoOp.TYPE, (args, context) -> {
                    (args.number() < 0 ? urgent : usual).record(System.nanoTime() - args.sentAt());
                    return NoOp.run(args);
                })
                .listener(event -> {
                    if (event instanceof WorkerEvent.Settled) {
                        settled.incrementAndGet();
                    }
                })
                .start()) {
            Meter meter = site.meter();
            double[] slices = enqueueSteadily(jobs, settled, meter, site.seconds());
            Figures figures = meter.jobs(settled.get());
            System.out.println(worker.name() + " ran " + settled.get() + " jobs");
            return figures.with(usual)
                    .with(Figure.HIGH_P99, urgent.millis(0.99))
                    .with(Figure.FIRST_SLICE, slices[0])
                    .with(Figure.LAST_SLICE, slices[SLICES - 1]);
        }
    }

    /** @return the rate of each tenth of the time */
    private static double[] enqueueSteadily(JobQueue jobs, AtomicLong settled, Meter meter, int seconds)
            throws InterruptedException {
        double[] slices = new double[SLICES];
        double length = (double) seconds / SLICES;
        long enqueued = 0;
        long settledBefore = 0;
        double endedBefore = 0;
        for (int slice = 0; slice < SLICES; ) {
            if (enqueued - settled.get() <= BACKLOG - USUAL - URGENT) {
                jobs.enqueueAll(NoOp.TYPE, NoOp.many(USUAL));
                jobs.enqueueAll(NoOp.TYPE, NoOp.manyUrgent(URGENT), options -> options.priority(10));
                enqueued += USUAL + URGENT;
            } else {
                TimeUnit.MICROSECONDS.sleep(500);
            }
            double now = meter.seconds();
            if (now >= (slice + 1) * length) {
                slices[slice++] = (settled.get() - settledBefore) / (now - endedBefore);
                settledBefore = settled.get();
                endedBefore = now;
            }
        }
        return slices;
    }
}
