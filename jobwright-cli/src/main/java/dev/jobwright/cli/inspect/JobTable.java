package dev.jobwright.cli.inspect;

import dev.jobwright.Attempt;
import dev.jobwright.Job;
import dev.jobwright.JobQueue;
import dev.jobwright.cli.jobs.CommandTexts;
import dev.jobwright.cli.jobs.JobLook;
import dev.jobwright.cli.jobs.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A page of jobs as a table, one line each. */
final class JobTable implements Consumer<List<Job>> {

    private final JobQueue queue;
    private final PrintWriter out;
    private final CommandTexts commands;
    private boolean begun;

    JobTable(JobQueue queue, PrintWriter out) {
        this.queue = queue;
        this.out = out;
        this.commands = new CommandTexts(queue);
    }

    @Override
    public void accept(List<Job> page) {
        if (begun && page.isEmpty()) {
            return;
        }
        begun = true;
        Table table = new Table("JOB", "STATE", "TRIES", "EXIT", "TIME", "COMMAND");
        for (Job job : page) {
            OptionalInt exit = JobLook.exitCode(job);
            table.add(
                    JobLook.name(job),
                    job.state().word(),
                    JobLook.tries(job),
                    exit.isPresent() ? Integer.toString(exit.getAsInt()) : "-",
                    time(job),
                    commands.of(job));
        }
        table.print(out);
    }

    /** How long the last attempt took. */
    private String time(Job job) {
        if (job.finishedAt() == null) {
            return "-";
        }
        List<Attempt> attempts = queue.attempts(job.id());
        return attempts.isEmpty()
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.2fs",
                        attempts.get(attempts.size() - 1).took().toNanos() / 1e9);
    }
}
