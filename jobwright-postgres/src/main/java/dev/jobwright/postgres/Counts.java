package dev.jobwright.postgres;

import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.Stats;
import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counters in one statement: what it costs depends on the lanes and on what moved since the counters were
 * folded, not on the jobs.
 */
final class Counts {

    private final Link link;
    private final Map<Lane, Map<JobState, Long>> counts = new TreeMap<>();
    private final Map<Lane, Instant> oldestDue = new HashMap<>();
    private Instant now = Instant.EPOCH;

    private Counts(Link link) {
        this.link = link;
    }

    static Stats stats(Link link, String namespace) throws SQLException {
        Counts read = new Counts(link).read(namespace);
        List<Stats.LaneStats> lanes = read.counts.entrySet().stream()
                .map(entry -> new Stats.LaneStats(entry.getKey(), entry.getValue(), read.oldestDue.get(entry.getKey())))
                .toList();
        return new Stats(read.now, lanes);
    }

    /** The counters of every lane that has or had jobs; states without jobs are left out. */
    static Map<Lane, Map<JobState, Long>> byLane(Link link) throws SQLException {
        return new Counts(link).read(null).counts;
    }

    private Counts read(@Nullable String namespace) throws SQLException {
        link.session().list("stats", this::add, namespace);
        return this;
    }

    private boolean add(ResultSet row) throws SQLException {
        now = Micros.instant(row.getLong(1));
        Integer number = Columns.integer(row, 2);
        if (number == null) {
            return false;
        }
        Lane lane = link.lanes().lane(link.session(), number);
        Map<JobState, Long> states = counts.computeIfAbsent(lane, added -> new EnumMap<>(JobState.class));
        long n = row.getLong(4);
        if (n != 0) {
            states.put(JobState.ofCode(row.getInt(3)), n);
        }
        Instant due = Micros.instantOrNull(Columns.number(row, 5));
        if (due != null) {
            oldestDue.put(lane, due);
        }
        return true;
    }
}
