package dev.jobwright.cli.steer;

import dev.jobwright.cli.Surroundings;
import dev.jobwright.lifecycle.Verb;
import picocli.CommandLine.Command;

/** {@code jobwright cancel}: ends jobs. */
@Command(name = "cancel", description = "Ends jobs for good; a running one is stopped.")
public final class CancelCommand extends BulkCommand {

    public CancelCommand(Surroundings surroundings) {
        super(surroundings, Verb.CANCEL, "cancelled", state -> !state.isTerminal());
    }
}
