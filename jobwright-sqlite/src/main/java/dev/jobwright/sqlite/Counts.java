package dev.jobwright.sqlite;

import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.Stats;
import dev.jobwright.jdbc.Micros;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the counters: what it costs depends on the lanes, not on the jobs. */
final class Counts {

    private final ReadTransaction tx;

    Counts(ReadTransaction tx) {
        this.tx = tx;
    }

    Stats stats(String namespace) throws SQLException {
        List<Stats.LaneStats> lanes = new ArrayList<>();
        for (Map.Entry<Lane, Map<JobState, Long>> entry : byLane().entrySet()) {
            Lane lane = entry.getKey();
            if (lane.namespace().equals(namespace)) {
                Long oldestDue = entry.getValue().containsKey(JobState.AVAILABLE)
                        ? tx.session.numberOrNull("stats-oldest-due", tx.lanes.number(lane))
                        : null;
                lanes.add(new Stats.LaneStats(lane, entry.getValue(), Micros.instantOrNull(oldestDue)));
            }
        }
        return new Stats(Micros.instant(tx.now), lanes);
    }

    /** The counters of every lane that has or had jobs; states without jobs are left out. */
    Map<Lane, Map<JobState, Long>> byLane() throws SQLException {
        Map<Lane, Map<JobState, Long>> counts = new TreeMap<>();
        tx.session.list("stats-counters", row -> {
            Map<JobState, Long> states =
                    counts.computeIfAbsent(tx.lanes.lane(row.getLong(1)), lane -> new EnumMap<>(JobState.class));
            if (row.getLong(3) != 0) {
                states.put(JobState.ofCode(row.getInt(2)), row.getLong(3));
            }
            return states;
        });
        return counts;
    }
}
