package dev.jobwright.cli;

import dev.jobwright.JobFilter;
import dev.jobwright.JobState;
import dev.jobwright.Stats;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which jobs are meant. */
final class FilterOptions {

    @Option(
            names = "--state",
            split = ",",
            paramLabel = "STATE",
            description = "only jobs in these states, such as failed or available")
    private List<String> states = List.of();

    @Option(names = "--queue", paramLabel = "QUEUE", description = "only jobs of this queue; a run's name is its queue")
    private @Nullable String queue;

    @Option(names = "--type", paramLabel = "TYPE", description = "only jobs of this type")
    private @Nullable String type;

    boolean isEmpty() {
        return states.isEmpty() && queue == null && type == null;
    }

    JobFilter filter() {
        Set<JobState> wanted = EnumSet.noneOf(JobState.class);
        states.forEach(word -> wanted.add(JobState.ofWord(word.toLowerCase(Locale.ROOT))));
        return JobFilter.ALL.withStates(wanted).withQueue(queue).withType(type);
    }

    /** How many jobs these options mean, without looking at them. */
    static long count(JobFilter filter, Stats stats) {
        long count = 0;
        for (Stats.LaneStats lane : stats.lanes()) {
            boolean meant =
                    (filter.queue() == null || filter.queue().equals(lane.lane().queue()))
                            && (filter.type() == null
                                    || filter.type().equals(lane.lane().type()));
            if (meant) {
                for (var entry : lane.counts().entrySet()) {
                    count += filter.states().isEmpty() || filter.states().contains(entry.getKey())
                            ? entry.getValue()
                            : 0;
                }
            }
        }
        return count;
    }
}
