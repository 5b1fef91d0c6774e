package dev.jobwright.cli.steer;

import dev.jobwright.JobState;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.lifecycle.Verb;
import picocli.CommandLine.Command;

/** {@code jobwright hold}: keeps jobs from being run. */
@Command(name = "hold", description = "Keeps waiting jobs from being run, until they are released.")
public final class HoldCommand extends BulkCommand {

    public HoldCommand(Surroundings surroundings) {
        super(
                surroundings,
                Verb.HOLD,
                "held",
                state -> !state.isTerminal() && state != JobState.RUNNING && state != JobState.HELD);
    }
}
