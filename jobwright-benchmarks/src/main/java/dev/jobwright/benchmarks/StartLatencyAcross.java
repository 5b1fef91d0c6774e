package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.worker.Worker;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * D with the worker in another process, which finds the jobs by itself.
 *
 * @param inTransaction the caller enqueues in a transaction of its own, together with a row of its own
 */
record StartLatencyAcross(boolean inTransaction) implements Workload {

    static final String READY = "ready";

    private static final int PATIENCE_SECONDS = 20;

    @Override
    public String name() {
        return inTransaction ? "D2-tx" : "D2";
    }

    @Override
    public String what() {
        return inTransaction
                ? "as D2, enqueued in a transaction of the caller's that writes a row as well"
                : "as D, with the worker in another process";
    }

    @Override
    public Target target(Store store) {
        return store == Store.POSTGRES ? Target.latency(5, 12) : Target.latency(15, 40);
    }

    @Override
    public boolean runsOn(Store store) {
        return inTransaction ? store == Store.POSTGRES : store.outlivesJvm();
    }

    @Override
    public Figures measure(Site site) throws Exception {
        JobQueue jobs = site.jobs();
        Process worker = Jvm.start(256, WorkerMain.class, List.of(site.url()));
        return inTransaction
                ? measureTransactions(site, jobs, worker)
                : measure(worker, number -> jobs.enqueue(NoOp.TYPE, NoOp.args(number)));
    }

    private static Figures measureTransactions(Site site, JobQueue jobs, Process worker) throws Exception {
        try (Connection connection = site.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (number bigint primary key)");
            connection.setAutoCommit(false);
            return measure(worker, number -> {
                NoOp.Args args = NoOp.args(number);
                statement.execute("insert into orders values (" + number + ")");
                jobs.in(connection).enqueue(NoOp.TYPE, args);
                connection.commit();
            });
        }
    }

    /** @param worker says that it is ready, then writes the nanoseconds of each job, until its input ends */
    static Figures measure(Process worker, StartLatency.Sender sender) throws Exception {
        Latencies latencies = new Latencies();
        try (BufferedReader answers = worker.inputReader(StandardCharsets.UTF_8)) {
            String greeting = line(answers);
            if (greeting == null || !greeting.startsWith(READY)) {
                throw new IllegalStateException("the worker did not start");
            }
            StartLatency.send(sender);
            for (int i = 0; i < StartLatency.JOBS + StartLatency.WARM_UP; i++) {
                String nanos = line(answers);
                if (nanos == null) {
                    throw new IllegalStateException("the worker ended early");
                }
                if (i >= StartLatency.WARM_UP) {
                    latencies.record(Long.parseLong(nanos));
                }
            }
        } finally {
            worker.getOutputStream().close();
            if (!worker.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                worker.destroyForcibly().waitFor();
            }
        }
        return new Figures().with(latencies);
    }

    /** @return null at the end of the input */
    private static @Nullable String line(BufferedReader answers) throws Exception {
        return CompletableFuture.supplyAsync(() -> answers.lines().findFirst().orElse(null))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
