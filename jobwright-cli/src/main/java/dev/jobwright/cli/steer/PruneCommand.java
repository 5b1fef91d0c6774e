package dev.jobwright.cli.steer;

import dev.jobwright.JobFilter;
import dev.jobwright.JobQueue;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.command.Durations;
import dev.jobwright.cli.jobs.FilterOptions;
import dev.jobwright.cli.jobs.JsonLines;
import dev.jobwright.cli.output.Plurals;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jobwright prune}: deletes jobs that have ended. */
@Command(
        name = "prune",
        description = "Deletes jobs that ended long enough ago, with their attempts and output.",
        footer = {
            "",
            "A job stays as long as another job of its group has not ended: of a run that is not finished, everything",
            "is kept."
        })
public final class PruneCommand extends StoreCommand {

    @Option(
            names = "--older-than",
            required = true,
            paramLabel = "TIME",
            description = "those that ended longer ago than this: 7d, 12h; 0 for all that have ended")
    private String olderThan = "";

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Mixin
    private BulkOptions bulk = new BulkOptions();

    public PruneCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        Duration age = Durations.parse("--older-than", olderThan);
        JobFilter filter = filters.filter(surroundings());
        try (JobQueue queue = openExisting()) {
            if (bulk.dryRun()) {
                tell("would prune", queue.countPrunable(filter, age));
            } else if (bulk.yes() || isAgreed(queue.countPrunable(filter, age))) {
                tell("pruned", queue.prune(filter, age));
            } else {
                tell("pruned", 0);
            }
            return 0;
        }
    }

    private boolean isAgreed(long count) throws IOException {
        return count > 0 && Agreement.isGiven(surroundings(), "prune " + Plurals.of(count, "job"));
    }

    private void tell(String done, long count) {
        if (json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("dryRun", bulk.dryRun());
            answer.put("jobs", count);
            new JsonLines(out()).print(answer);
        } else {
            out().println(done + " " + Plurals.of(count, "job"));
        }
    }
}
