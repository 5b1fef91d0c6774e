package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Session;
import dev.jobwright.verify.Diagnosis;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether there are connections left, and which of ours wait for locks of others. */
final class ConnectionsCheck implements Check {

    /** Of a hundred. */
    private static final int MANY = 80;

    private static final long LONG_WAIT_SECONDS = 1;

    @Override
    public String about() {
        return "connections";
    }

    @Override
    public List<Diagnosis> run(Session session) throws SQLException {
        List<Diagnosis> findings = new ArrayList<>();
        if (!session.list("rights", row -> row.getBoolean(1)).contains(true)) {
            findings.add(Diagnosis.note(
                    about(),
                    "what sessions of other roles do is hidden from this role",
                    "grant pg_read_all_stats to it to see more"));
        }
        findings.addAll(session.list("connections", this::count));
        findings.addAll(session.list("waiters", this::waiter));
        return findings;
    }

    private Diagnosis count(ResultSet row) throws SQLException {
        long used = row.getLong(1);
        long most = row.getLong(2);
        String what = used + " of " + most + " in use, " + row.getLong(3) + " of them by jobwright";
        return used * 100 < most * MANY
                ? Diagnosis.ok(about(), what)
                : Diagnosis.warning(
                        about(), what, "raise max_connections, or use a pooler; each process of ours needs up to six");
    }

    private Diagnosis waiter(ResultSet row) throws SQLException {
        long seconds = row.getLong(3);
        String what = "session " + row.getInt(1) + " (" + row.getString(2) + ") has waited " + Ages.words(seconds)
                + " for a lock that " + row.getString(4) + " has";
        String remedy =
                "if it stays: select pg_terminate_backend(" + row.getString(4).replaceFirst(",.*", "") + ")";
        return seconds < LONG_WAIT_SECONDS
                ? Diagnosis.note(about(), what, remedy)
                : Diagnosis.warning(about(), what, remedy);
    }
}
