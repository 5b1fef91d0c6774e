package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.worker.Worker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** D: from the call of enqueue to the start of the handler, on an idle system; worker and caller share a process. */
final class StartLatency implements Workload {

    static final int JOBS = 200;
    /** Before them, so that classes are loaded; not measured. */
    static final int WARM_UP = 20;

    static final long EVERY_MILLIS = 50;

    @Override
    public String name() {
        return "D";
    }

    @Override
    public String what() {
        return "enqueue to start of handler, one job each 50 ms, 200 jobs after 20, same process";
    }

    @Override
    public Target target(Store store) {
        return Target.latency(3, 8);
    }

    @Override
    public Figures measure(Site site) throws Exception {
        JobQueue jobs = site.jobs();
        Latencies latencies = new Latencies();
        CountDownLatch left = new CountDownLatch(JOBS + WARM_UP);
        try (Worker worker = Worker.on(jobs)
                .handle(NoOp.TYPE, (args, context) -> {
                    long latency = System.nanoTime() - args.sentAt();
                    if (args.number() >= WARM_UP) {
                        latencies.record(latency);
                    }
                    left.countDown();
                    return NoOp.run(args);
                })
                .start()) {
            send(number -> jobs.enqueue(NoOp.TYPE, NoOp.args(number)));
            Stall.await(left, worker.name());
            return new Figures().with(latencies);
        }
    }

    /** Enqueues the job of that number. */
    interface Sender {
        void send(long number) throws Exception;
    }

    /** Enqueues one job each 50 ms. */
    static void send(Sender sender) throws Exception {
        for (int i = 0; i < JOBS + WARM_UP; i++) {
            sender.send(i);
            TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        }
    }
}
