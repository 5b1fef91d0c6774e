package dev.jobwright.cli.run;

import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.cli.jobs.JobLook;
import dev.jobwright.cli.process.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What lines have written that ended before their process was killed, and that it had not printed: with {@code --ordered}
 * it waited for lines before them. It stands in the files that such a process leaves.
 */
final class UnprintedOutput {

    private final Path spools;
    private final LineOutputs outputs;

    UnprintedOutput(Path spools, LineOutputs outputs) {
        this.spools = spools;
        this.outputs = outputs;
    }

    /**
     * Prints it, and removes the files: those of ended lines of this workload, and no others. Those of a line that has not
     * ended are removed by its next attempt. To be called by whoever holds the workload, before anything is run.
     */
    void print(Workloads workloads, String name) {
        Set<JobId> left = jobs();
        if (!left.isEmpty()) {
            workloads.forEachEndedLine(name, (job, line) -> {
                if (left.contains(job.id())) {
                    print(job, line);
                }
            });
        }
    }

    private Set<JobId> jobs() {
        try {
            return Spool.jobsIn(spools);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(Job job, Line line) {
        long attempt = job.tally().attempt();
        Spool.removeBefore(spools, job.id(), attempt);
        Spool spool = Spool.of(spools, job.id(), attempt);
        boolean ended = job.state() == JobState.SUCCEEDED || job.state() == JobState.FAILED;
        if (ended && Files.exists(spool.stdout())) {
            int exitCode = JobLook.exitCode(job).orElse(1);
            outputs.printLate(line, spool, spool.result(exitCode));
        } else {
            spool.close();
        }
    }
}
