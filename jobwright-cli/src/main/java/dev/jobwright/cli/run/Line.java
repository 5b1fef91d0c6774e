package dev.jobwright.cli.run;

import dev.jobwright.JobType;

/**
 * The args of a line's job: nothing but the line. What is done with it is the workload's, and stored once.
 *
 * @param number the number of the input line, from 1
 * @param line without its terminator
 */
record Line(long number, String line) {

    static final JobType<Line, CommandResult> TYPE = JobType.of("jobwright.line", Line.class, CommandResult.class);
}
