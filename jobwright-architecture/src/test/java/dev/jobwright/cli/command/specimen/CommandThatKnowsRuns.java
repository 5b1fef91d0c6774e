package dev.jobwright.cli.command.specimen;

import dev.jobwright.cli.run.Line;

/** Breaks the order of rooms. */
public final class CommandThatKnowsRuns {

    public Line line() {
        return new Line(1, "");
    }
}
