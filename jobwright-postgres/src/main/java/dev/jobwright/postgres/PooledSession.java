package dev.jobwright.postgres;

import dev.jobwright.jdbc.Session;
import dev.jobwright.runtime.SystemNanos;
import java.sql.SQLException;

/**
 * A session that is used by one caller after the other, and has its statements planned anew now and then. The server
 * makes a plan once for each connection, for the tables as they are then: one that was made while they were empty, or
 * known as empty, may compare all with all, and would be kept.
 */
final class PooledSession {

    private static final long FIRST_PERIOD_NANOS = 250_000_000;
    private static final long LONGEST_PERIOD_NANOS = 8_000_000_000L;

    /** What is hardly used may keep its plans: an idle process is to be quiet. */
    private static final int LEAST_USES = 20;

    private final Session session;
    private final boolean keepsPlans;
    private long plannedAt = SystemNanos.now();
    private long period = FIRST_PERIOD_NANOS;
    private int uses;

    /** @param keepsPlans whether the server keeps plans for this connection */
    PooledSession(Session session, boolean keepsPlans) {
        this.session = session;
        this.keepsPlans = keepsPlans;
    }

    Session session() {
        return session;
    }

    /** A caller is done with it, outside of transactions. */
    void used() throws SQLException {
        if (!keepsPlans || ++uses < LEAST_USES) {
            return;
        }
        long now = SystemNanos.now();
        if (now - plannedAt >= period) {
            session.execute("discard plans");
            plannedAt = now;
            period = Math.min(2 * period, LONGEST_PERIOD_NANOS);
            uses = 0;
        }
    }
}
