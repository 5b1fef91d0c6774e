package dev.jobwright.cli.steer;

import dev.jobwright.JobState;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.lifecycle.Verb;
import picocli.CommandLine.Command;

/** {@code jobwright release}: lets held jobs go. */
@Command(name = "release", description = "Lets held jobs go.")
public final class ReleaseCommand extends BulkCommand {

    public ReleaseCommand(Surroundings surroundings) {
        super(surroundings, Verb.RELEASE, "released", state -> state == JobState.HELD);
    }
}
