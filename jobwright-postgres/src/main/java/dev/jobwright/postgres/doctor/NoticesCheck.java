package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Session;
import dev.jobwright.verify.Diagnosis;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Whether workers hear of new jobs, or must ask for them. Uses a channel of its own, so that nobody else is woken. */
final class NoticesCheck implements Check {

    private static final int PATIENCE_MILLIS = 5_000;

    private final String channel;
    private final boolean pooled;

    /** @param pooled whether a pooler was found */
    NoticesCheck(String channel, boolean pooled) {
        this.channel = channel;
        this.pooled = pooled;
    }

    @Override
    public String about() {
        return "notifications";
    }

    @Override
    public List<Diagnosis> run(Session session) throws SQLException {
        if (pooled) {
            return List.of(Diagnosis.note(
                    about(),
                    "a pooler stands between, so nothing is heard and workers ask instead: up to 0.75 s when idle",
                    "connect past the pooler where jobs must start at once"));
        }
        PGConnection driver = session.connection().unwrap(PGConnection.class);
        session.execute("listen \"" + channel + '"');
        try {
            session.exists("notify", channel, "heard");
            PGNotification[] heard = driver.getNotifications(PATIENCE_MILLIS);
            return List.of(
                    heard != null && heard.length > 0
                            ? Diagnosis.ok(about(), "are heard; no pooler stands between")
                            : Diagnosis.warning(
                                    about(),
                                    "are not heard, so workers find jobs late",
                                    "connect to the server itself, without a proxy between"));
        } finally {
            session.execute("unlisten \"" + channel + '"');
        }
    }
}
