package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Session;
import dev.jobwright.verify.Diagnosis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Whether somebody takes the jobs of every queue. */
final class QueuesCheck implements Check {

    private static final long LATE_SECONDS = 60;
    private static final long NOBODY_SECONDS = 900;

    @Override
    public String about() {
        return "queues";
    }

    @Override
    public List<Diagnosis> run(Session session) throws SQLException {
        List<Diagnosis> findings = session.list("queues", this::read);
        return findings.isEmpty() ? List.of(Diagnosis.ok(about(), "no job waits for a worker")) : findings;
    }

    private Diagnosis read(ResultSet row) throws SQLException {
        long seconds = Math.max(0, row.getLong(3));
        String what = "the oldest available job of " + row.getString(1) + "/" + row.getString(2) + " was due "
                + Ages.words(seconds) + " ago";
        String remedy = "see that a worker runs that handles its type and has room";
        if (seconds < LATE_SECONDS) {
            return Diagnosis.ok(about(), what);
        }
        return seconds < NOBODY_SECONDS
                ? Diagnosis.note(about(), what, remedy)
                : Diagnosis.warning(about(), what, remedy);
    }
}
