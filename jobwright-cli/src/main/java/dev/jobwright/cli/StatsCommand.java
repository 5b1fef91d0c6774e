package dev.jobwright.cli;

import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.Stats;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobwright stats}: how many jobs there are, by state, queue and type. */
@Command(name = "stats", mixinStandardHelpOptions = true, description = "Counts jobs by state, queue and type.")
final class StatsCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    StatsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (JobQueue queue = store.openExisting(surroundings)) {
            Stats stats = queue.stats();
            if (json) {
                JsonLines lines = new JsonLines(out);
                lines.print(lines.stats(stats));
                return 0;
            }
            out.printf(Locale.ROOT, "%-40s  %-20s  %s%n", "QUEUE", "TYPE", "JOBS");
            for (Stats.LaneStats lane : stats.lanes()) {
                if (!lane.counts().isEmpty()) {
                    print(out, lane.lane().queue(), lane.lane().type(), lane.counts());
                }
            }
            print(out, "all", "", stats.counts());
        }
        return 0;
    }

    private static void print(PrintWriter out, String queue, String type, Map<JobState, Long> counts) {
        String words = counts.entrySet().stream()
                .filter(count -> count.getValue() != 0)
                .map(count -> String.format(
                        Locale.ROOT, "%,d %s", count.getValue(), count.getKey().word()))
                .collect(Collectors.joining(", "));
        out.printf(Locale.ROOT, "%-40s  %-20s  %s%n", queue, type, words.isEmpty() ? "none" : words);
    }
}
