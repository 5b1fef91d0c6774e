package dev.jobwright.jdbc;

import dev.jobwright.JobState;
import dev.jobwright.jdbc.PruneScan.Prunable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks again, inside the transaction that deletes: a job may have begun a new run since the scan, or its group may live. */
public final class PruneFence {

    private record End(JobState state, long finishedAt) {}

    private PruneFence() {}

    /** @param array the numbers of the jobs, as a statement takes them */
    public static List<Prunable> pass(Session session, EndedGroups groups, List<Prunable> jobs, Object array)
            throws SQLException {
        Map<Long, End> ends = new HashMap<>();
        session.list(
                "prune-fence",
                row -> ends.put(row.getLong(1), new End(JobState.ofCode(row.getInt(2)), row.getLong(3))),
                array);
        EndedGroups.Look look = groups.look(session);
        List<Prunable> passed = new ArrayList<>(jobs.size());
        for (Prunable job : jobs) {
            boolean same = new End(job.state(), job.finishedAt()).equals(ends.get(job.seq()));
            if (same && look.hasEnded(job.group())) {
                passed.add(job);
            }
        }
        return passed;
    }
}
