package dev.jobwright.cli.run;

import dev.jobwright.Backoff;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one {@code jobwright run} makes, as the args of a job of its own. That job runs for as long as a process works on
 * the workload: its lease keeps a second process away, and is free again at once when the process dies. It has ended
 * when the workload has.
 *
 * @param command the template
 * @param folder where the run was started, and where its commands run
 * @param retries how many more attempts a failed line has
 * @param input the file that the lines come from; null for standard input
 */
record Workload(
        List<String> command,
        String folder,
        int retries,
        @Nullable String input) {

    static final JobType<Workload, Outcome> TYPE = JobType.of("jobwright.workload", Workload.class, Outcome.class);

    /** How a workload ended. */
    record Outcome(long succeeded, long failed) {}

    /**
     * A line that is under way when the power goes counts a lost worker. The limit is there for the line that takes the
     * machine down with it, not for a user who stops and resumes often.
     */
    private static final int LOSSES_OF_A_LINE = 100;

    private static final int UNLIMITED = 1_000_000;

    /** The policy of the lines' jobs. */
    JobPolicy linePolicy() {
        return JobPolicy.DEFAULT
                .withMaxAttempts(retries + 1)
                .withBackoff(Backoff.exponential(Duration.ofSeconds(1), Duration.ofMinutes(5)))
                .withMaxLeaseLosses(LOSSES_OF_A_LINE);
    }

    static JobPolicy ownPolicy() {
        return JobPolicy.DEFAULT.withMaxLeaseLosses(UNLIMITED);
    }
}
