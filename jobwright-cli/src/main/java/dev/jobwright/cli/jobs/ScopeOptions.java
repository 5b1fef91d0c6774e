package dev.jobwright.cli.jobs;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobFilter;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.command.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which jobs are meant, whatever their state. */
public final class ScopeOptions {

    @Option(names = "--queue", paramLabel = "QUEUE", description = "only jobs of this queue")
    private @Nullable String queue;

    @Option(names = "--group", paramLabel = "GROUP", description = "only jobs of this group; a run's name is its group")
    private @Nullable String group;

    @Option(names = "--type", paramLabel = "TYPE", description = "only jobs of this type")
    private @Nullable String type;

    @Option(
            names = "--since",
            paramLabel = "AGO|TIME",
            description = "only jobs enqueued since: so long ago, as 2h, or a time, as 2026-11-21T08:00:00Z")
    private @Nullable String since;

    public boolean isEmpty() {
        return queue == null && group == null && type == null && since == null;
    }

    public JobFilter filter(Surroundings surroundings) {
        return JobFilter.ALL
                .withQueue(queue)
                .withCorrelation(group)
                .withType(type)
                .withEnqueuedSince(
                        since == null ? null : time(since, surroundings.clock().instant()));
    }

    private static Instant time(String text, Instant now) {
        try {
            return text.contains("T") ? Instant.parse(text) : now.minus(Durations.parse("--since", text));
        } catch (DateTimeException | InvalidInput e) {
            throw new InvalidInput(
                    "--since is '" + text + "': give a time such as 2026-11-21T08:00:00Z, or so long ago as 2h");
        }
    }
}
