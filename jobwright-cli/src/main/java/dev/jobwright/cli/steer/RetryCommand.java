package dev.jobwright.cli.steer;

import dev.jobwright.JobState;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.lifecycle.Verb;
import picocli.CommandLine.Command;

/** {@code jobwright retry}: gives jobs that have ended another life. */
@Command(
        name = "retry",
        description = "Begins a new run of jobs that have ended; of those that fit a filter without --state, the ones"
                + " that did not succeed. Lines of a run: go on with it by run --resume.")
public final class RetryCommand extends BulkCommand {

    public RetryCommand(Surroundings surroundings) {
        super(surroundings, Verb.RETRY, "retried", state -> state.isTerminal() && state != JobState.SUCCEEDED);
    }
}
