package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.worker.Worker;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** D with the worker in another process, which finds the jobs by itself. */
final class StartLatencyAcross implements Workload {

    private static final String READY = "ready";

    @Override
    public String name() {
        return "D2";
    }

    @Override
    public String what() {
        return "as D, with the worker in another process";
    }

    @Override
    public Target target() {
        return Target.latency(15, 40);
    }

    @Override
    public boolean runsOn(Store store) {
        return store.outlivesJvm();
    }

    @Override
    public Figures measure(Site site) throws Exception {
        JobQueue jobs = site.jobs();
        Latencies latencies = new Latencies();
        Process worker = Jvm.start(256, WorkerMain.class, List.of(site.url()));
        try (BufferedReader answers = worker.inputReader(StandardCharsets.UTF_8)) {
            String greeting = answers.readLine();
            if (greeting == null || !greeting.startsWith(READY)) {
                throw new IllegalStateException("the worker did not start");
            }
            StartLatency.send(jobs);
            for (int i = 0; i < StartLatency.JOBS + StartLatency.WARM_UP; i++) {
                String nanos = answers.readLine();
                if (nanos == null) {
                    throw new IllegalStateException("the worker ended early");
                }
                if (i >= StartLatency.WARM_UP) {
                    latencies.record(Long.parseLong(nanos));
                }
            }
        } finally {
            worker.getOutputStream().close();
            worker.waitFor();
        }
        return new Figures().with(latencies);
    }

    /** The other process: writes the latency of each job, until its input ends. */
    static final class WorkerMain {

        private WorkerMain() {}

        public static void main(String[] args) throws Exception {
            try (JobQueue jobs = JobQueue.open(args[0]);
                    Worker worker = Worker.on(jobs)
                            .handle(NoOp.TYPE, (noOp, context) -> {
                                long latency = System.nanoTime() - noOp.sentAt();
                                System.out.println(latency);
                                return NoOp.run(noOp);
                            })
                            .start()) {
                System.out.println(READY + " " + worker.name());
                System.in.transferTo(OutputStream.nullOutputStream()); // nothing is sent: this waits for the end
            }
        }
    }
}
