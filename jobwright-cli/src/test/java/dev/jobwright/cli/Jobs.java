package dev.jobwright.cli;

import dev.jobwright.EnqueueOptions;
import dev.jobwright.JobFailed;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.JobType;
import dev.jobwright.worker.Handler;
import dev.jobwright.worker.Worker;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Jobs in the store of a {@link Cli}, made without the command line. */
public final class Jobs {

    public static final JobType<String, String> TYPE = JobType.of("greet", String.class, String.class);

    private Jobs() {}

    public static JobQueue open(Cli cli) {
        return JobQueue.open("jdbc:sqlite:" + cli.folder().resolve("jobs.db"));
    }

    public static JobId enqueue(Cli cli, String args, Consumer<EnqueueOptions> options) {
        try (JobQueue queue = open(cli)) {
            return queue.enqueue(TYPE, args, options).job().id();
        }
    }

    /** Runs what can be run until that job has ended. */
    public static void run(Cli cli, JobId last, Handler<String, String> handler) {
        try (JobQueue queue = open(cli)) {
            // Closed with the queue.
            Worker.on(queue).handle(TYPE, handler).slots(1).quiet().start();
            queue.job(TYPE, last).await(Duration.ofSeconds(20));
        } catch (JobFailed failed) {
            // That is what some want.
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
