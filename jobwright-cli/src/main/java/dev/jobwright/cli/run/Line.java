package dev.jobwright.cli.run;

import dev.jobwright.JobType;
import dev.jobwright.cli.command.Substitution;
import dev.jobwright.cli.process.CommandResult;

/**
 * The args of a line's job: nothing but the line. What is done with it is the workload's, and stored once.
 *
 * @param number the number of the input line, from 1
 * @param line without its terminator
 */
public record Line(long number, String line) {

    public static final JobType<Line, CommandResult> TYPE =
            JobType.of("jobwright.line", Line.class, CommandResult.class);

    /** @param slot the slot that its command runs in */
    public Substitution in(int slot) {
        return new Substitution(line, number, slot);
    }
}
