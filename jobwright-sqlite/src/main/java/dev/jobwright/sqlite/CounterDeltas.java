package dev.jobwright.sqlite;

import dev.jobwright.JobState;
import dev.jobwright.jdbc.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.TreeMap;

/** What one transaction adds to the counters, gathered here and written once for each lane and state at its end. */
final class CounterDeltas {

    private record Counter(long lane, int state) implements Comparable<Counter> {
        @Override
        public int compareTo(Counter other) {
            return lane != other.lane ? Long.compare(lane, other.lane) : Integer.compare(state, other.state);
        }
    }

    private static final class Delta {
        long n;
    }

    private final TreeMap<Counter, Delta> deltas = new TreeMap<>();

    void add(long lane, JobState state, long n) {
        deltas.computeIfAbsent(new Counter(lane, state.code()), counter -> new Delta()).n += n;
    }

    void move(long lane, JobState from, JobState to) {
        move(lane, from, to, 1);
    }

    void move(long lane, JobState from, JobState to, long n) {
        add(lane, from, -n);
        add(lane, to, n);
    }

    void write(Session session) throws SQLException {
        PreparedStatement add = session.statement("counter-add");
        boolean any = false;
        for (var entry : deltas.entrySet()) {
            if (entry.getValue().n != 0) {
                add.setLong(1, entry.getKey().lane());
                add.setInt(2, entry.getKey().state());
                add.setLong(3, entry.getValue().n);
                add.addBatch();
                any = true;
            }
        }
        if (any) {
            add.executeBatch();
        }
        deltas.clear();
    }

    void forget() {
        deltas.clear();
    }
}
