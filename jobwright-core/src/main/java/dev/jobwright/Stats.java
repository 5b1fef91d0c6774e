package dev.jobwright;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Exact numbers of jobs, read in one snapshot. Costs what the lanes cost, whatever the number of jobs.
 *
 * @param at the store's clock
 * @param lanes one entry for each lane that has or had jobs, in the order of lanes
 */
public record Stats(Instant at, List<LaneStats> lanes) {

    /**
     * @param counts jobs in each state; states without jobs are left out
     * @param oldestDue the earliest due time of the jobs that could be claimed now, if there is one
     */
    public record LaneStats(
            Lane lane, Map<JobState, Long> counts, @Nullable Instant oldestDue) {

        public long count(JobState state) {
            return counts.getOrDefault(state, 0L);
        }
    }

    public Stats {
        lanes = List.copyOf(lanes);
    }

    /** Jobs in that state, over all lanes. */
    public long count(JobState state) {
        return lanes.stream().mapToLong(lane -> lane.count(state)).sum();
    }

    /** Jobs in each state over all lanes; states without jobs are left out. */
    public Map<JobState, Long> counts() {
        Map<JobState, Long> sums = new EnumMap<>(JobState.class);
        lanes.forEach(lane -> lane.counts().forEach((state, n) -> sums.merge(state, n, Long::sum)));
        return sums;
    }
}
