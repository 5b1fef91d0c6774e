package dev.jobwright.postgres;

import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.lifecycle.Gates;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where one job stands, and what has to be known to move it elsewhere.
 *
 * @param readyKey the seq of the row of ready that it stands in
 * @param attempt the number of its latest attempt
 * @param nonce of the lease that it runs under; 0 when it does not run
 */
record Whereabouts(
        long seq,
        int lane,
        int nprio,
        long due,
        JobState state,
        Gates gates,
        long readyKey,
        long attempt,
        long nonce,
        int run) {

    private static final int MOST_TRIES = 1_000;

    /** Finds the job and locks the place where it stands, so that it stays there; null for a job that does not exist. */
    static @Nullable Whereabouts locked(Session session, JobId id) throws SQLException {
        for (int i = 0; i < MOST_TRIES; i++) {
            Located before = session.first("locate", Whereabouts::read, id.value());
            if (before == null) {
                return null;
            }
            // While it is locked the job can move on once more; only a look with a new snapshot says that it did not.
            if (before.place != null && before.place.lock(session)) {
                Located now = session.first("locate", Whereabouts::read, id.value());
                if (before.equals(now)) {
                    return before.place;
                }
            }
        }
        throw new SQLException("could not serialize access: job " + id + " keeps moving", "40001");
    }

    /** @param place null when the job stood nowhere */
    private record Located(@Nullable Whereabouts place) {}

    private static Located read(ResultSet row) throws SQLException {
        long seq = row.getLong(1);
        int lane = row.getInt(2);
        int nprio = row.getInt(3);
        long due = row.getLong(4);
        int run = row.getInt(19);
        Long ready = Columns.number(row, 5);
        if (ready != null) {
            return new Located(new Whereabouts(
                    seq, lane, nprio, due, JobState.AVAILABLE, Gates.OPEN, ready, row.getLong(6), 0, run));
        }
        Integer waiting = Columns.integer(row, 7);
        if (waiting != null) {
            Gates gates = new Gates(
                    row.getInt(11),
                    row.getString(10),
                    row.getString(9),
                    Micros.instantOrNull(Columns.number(row, 8)),
                    row.getBoolean(12));
            return new Located(new Whereabouts(
                    seq, lane, nprio, due, JobState.ofCode(waiting), gates, 0, row.getLong(13), 0, run));
        }
        Long nonce = Columns.number(row, 14);
        if (nonce != null) {
            return new Located(new Whereabouts(
                    seq, lane, nprio, due, JobState.RUNNING, Gates.OPEN, 0, row.getLong(15), nonce, run));
        }
        Integer outcome = Columns.integer(row, 16);
        return new Located(
                outcome == null
                        ? null
                        : new Whereabouts(
                                seq,
                                lane,
                                nprio,
                                due,
                                JobState.ofCode(outcome),
                                Gates.OPEN,
                                0,
                                row.getLong(17),
                                0,
                                run));
    }

    /** Whether the place is still there. */
    private boolean lock(Session session) throws SQLException {
        if (state == JobState.AVAILABLE) {
            return session.exists("lock-ready", lane, nprio, due, readyKey);
        } else if (state == JobState.RUNNING) {
            return session.exists("lock-lease", nonce);
        }
        return session.exists(state.isWaiting() ? "lock-waiting" : "lock-outcome", seq);
    }

    /** Takes it away from where it stands; one that runs stays in its lease, and has to be revoked. */
    void unplace(Session session) throws SQLException {
        if (state == JobState.AVAILABLE) {
            session.update("change-unready", lane, nprio, due, readyKey, seq);
        } else if (state.isWaiting()) {
            session.update("change-unwait", seq);
        } else if (state.isTerminal()) {
            session.update("change-reopen", seq);
        }
    }
}
