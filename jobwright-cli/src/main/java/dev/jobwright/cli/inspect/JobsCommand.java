package dev.jobwright.cli.inspect;

import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobQueue;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.jobs.FilterOptions;
import dev.jobwright.cli.jobs.JobPages;
import dev.jobwright.cli.jobs.JsonLines;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jobwright jobs}: lists jobs. */
@Command(
        name = "jobs",
        description = "Lists jobs, the latest enqueued first.",
        footer = {
            "",
            "Formats: table; joblog, as GNU parallel's (a row for each ended attempt, -1 for one that a signal ended);",
            "ids, one a line, for other programs."
        })
public final class JobsCommand extends StoreCommand {

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "at most so many (default: 50)")
    private int limit;

    @Option(names = "--oldest", description = "the first enqueued first")
    private boolean oldest;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, joblog or ids (default: table)")
    private Format format = Format.TABLE;

    enum Format {
        TABLE,
        JOBLOG,
        IDS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public JobsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new InvalidInput("--limit is " + limit + ": it must be 1 or more");
        }
        if (json() && format != Format.TABLE) {
            throw wrongUse("--json and --format " + format + " are two formats: give one");
        }
        JobFilter filter = filters.filter(surroundings());
        try (JobQueue queue = openExisting()) {
            new JobPages(queue, filter).read(!oldest, limit, printer(queue));
        }
        return 0;
    }

    private Consumer<List<Job>> printer(JobQueue queue) {
        if (json()) {
            JsonLines lines = new JsonLines(out());
            return page -> page.forEach(job -> lines.print(lines.job(job)));
        }
        return switch (format) {
            case TABLE -> new JobTable(queue, out());
            case JOBLOG -> new JoblogRows(queue, out());
            case IDS -> page -> page.forEach(job -> out().println(job.id()));
        };
    }
}
