package dev.jobwright.cli.run;

import dev.jobwright.JobType;

/**
 * The job that is enqueued behind the last line: while a workload has none, its input was not read to the end.
 *
 * @param lines input lines in all
 * @param empty how many of them were empty, and skipped
 */
record InputEnd(long lines, long empty) {

    static final JobType<InputEnd, Void> TYPE = JobType.of("jobwright.input", InputEnd.class);

    static String key(String workload) {
        return workload + ":input";
    }
}
