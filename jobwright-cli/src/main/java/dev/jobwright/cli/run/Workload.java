package dev.jobwright.cli.run;

import dev.jobwright.JobPolicy;
import dev.jobwright.JobType;
import dev.jobwright.cli.command.CommandTemplate;
import dev.jobwright.cli.process.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What one {@code jobwright run} makes, as the args of a job of its own. That job runs for as long as a process works on
 * the workload: its lease keeps a second process away, and is free again at once when the process dies. It has ended
 * when the workload has.
 *
 * @param command what is run for each line
 * @param source where the lines come from
 * @param limits what each attempt of a line may use
 * @param maxFailures how many lines may fail before no more are started; null for any number
 * @param folder where the run was started
 */
public record Workload(
        CommandTemplate command,
        Source source,
        Limits limits,
        @Nullable Integer maxFailures,
        String folder) {

    public static final JobType<Workload, Outcome> TYPE =
            JobType.of("jobwright.workload", Workload.class, Outcome.class);

    /** How a workload ended. */
    public record Outcome(long succeeded, long failed) {}

    private static final int UNLIMITED = 1_000_000;

    Workload withCommand(CommandTemplate other) {
        return new Workload(other, source, limits, maxFailures, folder);
    }

    static JobPolicy ownPolicy() {
        return JobPolicy.DEFAULT.withMaxLeaseLosses(UNLIMITED);
    }
}
