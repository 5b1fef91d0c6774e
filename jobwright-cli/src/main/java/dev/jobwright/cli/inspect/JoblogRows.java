package dev.jobwright.cli.inspect;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.Job;
import dev.jobwright.JobQueue;
import dev.jobwright.Texts;
import dev.jobwright.cli.jobs.CommandTexts;
import dev.jobwright.cli.jobs.JobLook;
import dev.jobwright.cli.output.JoblogFile;
import dev.jobwright.cli.process.CommandResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;

/** Ended attempts in the columns of GNU parallel's joblog. Exitval is -1 for what a signal ended, so that it shows. */
final class JoblogRows implements Consumer<List<Job>> {

    private final JobQueue queue;
    private final PrintWriter out;
    private final CommandTexts commands;
    private boolean begun;

    JoblogRows(JobQueue queue, PrintWriter out) {
        this.queue = queue;
        this.out = out;
        this.commands = new CommandTexts(queue);
    }

    @Override
    public void accept(List<Job> page) {
        if (!begun) {
            out.println(JoblogFile.HEADER);
            begun = true;
        }
        for (Job job : page) {
            String command = Texts.show(commands.of(job), Integer.MAX_VALUE);
            queue.attempts(job.id()).forEach(attempt -> out.println(row(job, attempt, command)));
        }
    }

    private static String row(Job job, Attempt attempt, String command) {
        CommandResult ended = new CommandResult(exitCode(attempt), 0, 0, null);
        return JoblogFile.row(JobLook.number(job), attempt.finishedAt(), attempt.took(), ended, command);
    }

    private static int exitCode(Attempt attempt) {
        if (attempt.end() == AttemptEnd.SUCCEEDED) {
            return 0;
        }
        return attempt.failure() == null
                ? 1
                : JobLook.exitCode(attempt.failure()).orElse(1);
    }
}
