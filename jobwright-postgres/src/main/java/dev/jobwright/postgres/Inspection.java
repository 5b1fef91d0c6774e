package dev.jobwright.postgres;

import dev.jobwright.JobState;
import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.store.Counters;
import dev.jobwright.store.JobFacts;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Streams what stands where: one statement that joins all places as sets, fetched in portions, so that the memory does
 * not depend on the number of jobs. The caller brings one snapshot for it all, with auto-commit off.
 */
final class Inspection {

    private static final int PORTION = 1_000;

    private final Link link;
    private final Consumer<JobFacts> sink;

    private Inspection(Link link, Consumer<JobFacts> sink) {
        this.link = link;
        this.sink = sink;
    }

    static Counters run(Link link, Consumer<JobFacts> sink) throws SQLException {
        // Sets that the planner takes for small would be compared member by member.
        link.session().execute("set local enable_nestloop = off");
        new Inspection(link, sink).streamJobs();
        List<String> orphans = link.session().list("inspect-orphans", row -> row.getString(1));
        return new Counters(Counts.byLane(link), orphans);
    }

    private void streamJobs() throws SQLException {
        PreparedStatement statement = link.session().statement("inspect-jobs");
        statement.setFetchSize(PORTION);
        try (ResultSet jobs = statement.executeQuery()) {
            while (jobs.next()) {
                sink.accept(facts(jobs));
            }
        }
    }

    private JobFacts facts(ResultSet row) throws SQLException {
        List<JobState> places = new ArrayList<>(Collections.nCopies(row.getInt(6), JobState.AVAILABLE));
        Integer waiting = Columns.integer(row, 8);
        if (waiting != null) {
            places.add(JobState.ofCode(waiting));
        }
        int leases = row.getInt(10);
        places.addAll(Collections.nCopies(leases, JobState.RUNNING));
        Integer outcome = Columns.integer(row, 13);
        if (outcome != null) {
            places.add(JobState.ofCode(outcome));
        }
        return new JobFacts(
                Rows.id(row, 2),
                row.getLong(1),
                link.lanes().lane(link.session(), row.getInt(3)),
                places,
                leases == 0 || row.getBoolean(12),
                Rows.tally(row, 17, attempt(row)),
                endedAttempts(row),
                Micros.instant(row.getLong(5)),
                Micros.instantOrNull(Columns.number(row, 16)),
                link.policies().policy(link.session(), row.getInt(4)));
    }

    /** The highest attempt that a place knows; one that does not have the job says zero. */
    private static long attempt(ResultSet row) throws SQLException {
        long waitingOrReady = Math.max(row.getLong(7), row.getLong(9));
        long runningOrEnded = Math.max(row.getLong(11), row.getLong(14));
        return Math.max(waitingOrReady, runningOrEnded);
    }

    private static List<Long> endedAttempts(ResultSet row) throws SQLException {
        List<Long> ended = new ArrayList<>();
        Array earlier = row.getArray(22);
        if (earlier != null) {
            Collections.addAll(ended, (Long[]) earlier.getArray());
        }
        if (Columns.integer(row, 15) != null) {
            ended.add(row.getLong(14));
        }
        return ended;
    }
}
