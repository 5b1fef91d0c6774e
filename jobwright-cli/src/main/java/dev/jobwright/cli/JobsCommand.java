package dev.jobwright.cli;

import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobQueue;
import dev.jobwright.store.JobQuery;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobwright jobs}: lists jobs. */
@Command(name = "jobs", mixinStandardHelpOptions = true, description = "Lists jobs, in the order of their enqueue.")
final class JobsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "at most so many (default: 50)")
    private int limit;

    @Option(names = "--newest", description = "latest enqueued first")
    private boolean newest;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    JobsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new InvalidInput("--limit is " + limit + ": it must be 1 or more");
        }
        JobFilter filter = filters.filter();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (JobQueue queue = store.openExisting(surroundings)) {
            if (json) {
                JsonLines lines = new JsonLines(out);
                list(queue, filter, job -> lines.print(lines.job(job)));
            } else {
                out.println(JobLine.header());
                list(queue, filter, job -> out.println(JobLine.of(job)));
            }
        }
        return 0;
    }

    /** Page by page: memory does not grow with the list. */
    private void list(JobQueue queue, JobFilter filter, Consumer<Job> sink) {
        Long last = null;
        int left = limit;
        while (left > 0) {
            int page = Math.min(left, JobQuery.MAX_LIMIT);
            List<Job> jobs = newest ? queue.listNewest(filter, last, page) : queue.list(filter, last, page);
            jobs.forEach(sink);
            if (jobs.size() < page) {
                return;
            }
            left -= page;
            last = jobs.get(page - 1).seq();
        }
    }
}
