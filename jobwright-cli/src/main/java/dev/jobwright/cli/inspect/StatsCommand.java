package dev.jobwright.cli.inspect;

import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.Stats;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.command.Durations;
import dev.jobwright.cli.jobs.JsonLines;
import dev.jobwright.cli.jobs.Table;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jobwright stats}: how many jobs there are, by state, queue and type. */
@Command(name = "stats", description = "Counts jobs by state, queue and type.")
public final class StatsCommand extends StoreCommand {

    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";

    @Option(
            names = "--watch",
            paramLabel = "TIME",
            arity = "0..1",
            fallbackValue = "1s",
            description = "again and again, once in so long (default: 1s), until Ctrl-C: drawn anew on a terminal,"
                    + " elsewhere a line each time")
    private @Nullable String watch;

    public StatsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        Duration again = watch == null ? null : Durations.parsePositive("--watch", watch);
        try (JobQueue queue = openExisting()) {
            if (again == null) {
                print(queue.stats());
                return 0;
            }
            Semaphore never = new Semaphore(0);
            do {
                printAgain(queue.stats());
                // Nobody reads any more, as behind 'head'.
                if (out().checkError()) {
                    return 0;
                }
            } while (!never.tryAcquire(again.toNanos(), TimeUnit.NANOSECONDS));
            return 0;
        }
    }

    private void printAgain(Stats stats) {
        if (json() || surroundings().outIsTerminal()) {
            if (!json()) {
                out().print(HOME_AND_CLEAR);
            }
            print(stats);
        } else {
            out().println(stats.at().truncatedTo(ChronoUnit.MILLIS) + "  " + words(stats.counts()));
        }
    }

    private void print(Stats stats) {
        PrintWriter out = out();
        if (json()) {
            JsonLines lines = new JsonLines(out);
            lines.print(lines.stats(stats));
            return;
        }
        Table table = new Table("QUEUE", "TYPE", "JOBS");
        for (Stats.LaneStats lane : stats.lanes()) {
            if (!lane.counts().isEmpty()) {
                table.add(lane.lane().queue(), lane.lane().type(), words(lane.counts()));
            }
        }
        table.add("all", "", words(stats.counts()));
        table.print(out);
    }

    private static String words(Map<JobState, Long> counts) {
        String words = counts.entrySet().stream()
                .filter(count -> count.getValue() != 0)
                .map(count -> String.format(
                        Locale.ROOT, "%,d %s", count.getValue(), count.getKey().word()))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "none" : words;
    }
}
