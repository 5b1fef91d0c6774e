package dev.jobwright.sqlite;

import dev.jobwright.JobState;
import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.lifecycle.Gates;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where one job stands, and what has to be known to move it elsewhere.
 *
 * @param attempt the number of its latest attempt
 * @param nonce of the lease that it runs under; 0 when it does not run
 * @param endedByAttempt whether it has ended, and an attempt ended it
 */
record Whereabouts(
        long seq,
        long lane,
        long nprio,
        long due,
        JobState state,
        Gates gates,
        long attempt,
        long nonce,
        int run,
        boolean endedByAttempt) {

    /** Null for a job that does not exist. */
    static @Nullable Whereabouts of(WriteTransaction tx, long seq) throws SQLException {
        return tx.session.first("locate", Whereabouts::read, seq);
    }

    private static Whereabouts read(ResultSet row) throws SQLException {
        long seq = row.getLong(1);
        long lane = row.getLong(3);
        long nprio = row.getLong(4);
        long due = row.getLong(5);
        Integer tallied = Columns.integer(row, 21);
        int run = tallied == null ? 1 : tallied;
        Long ready = Columns.number(row, 7);
        if (ready != null) {
            return new Whereabouts(seq, lane, nprio, due, JobState.AVAILABLE, Gates.OPEN, ready, 0, run, false);
        }
        Integer waiting = Columns.integer(row, 8);
        if (waiting != null) {
            Gates gates = new Gates(
                    row.getInt(12),
                    row.getString(11),
                    row.getString(10),
                    Micros.instantOrNull(Columns.number(row, 9)),
                    row.getInt(13) != 0);
            return new Whereabouts(
                    seq, lane, nprio, due, JobState.ofCode(waiting), gates, row.getLong(14), 0, run, false);
        }
        Long running = Columns.number(row, 15);
        if (running != null) {
            return new Whereabouts(
                    seq, lane, nprio, due, JobState.RUNNING, Gates.OPEN, running, row.getLong(16), run, false);
        }
        Integer outcome = Columns.integer(row, 17);
        if (outcome == null) {
            throw new IllegalStateException("job " + IdBytes.read(row.getBytes(2)) + " stands nowhere");
        }
        return new Whereabouts(
                seq,
                lane,
                nprio,
                due,
                JobState.ofCode(outcome),
                Gates.OPEN,
                row.getLong(18),
                0,
                row.getInt(19),
                Columns.number(row, 20) != null);
    }

    /** Takes it away from where it stands. */
    void unplace(WriteTransaction tx) throws SQLException {
        if (state == JobState.AVAILABLE) {
            tx.session.update("change-unready", lane, nprio, due, seq);
        } else if (state == JobState.RUNNING) {
            tx.session.update("settle-take", seq, attempt, nonce);
        } else if (state.isWaiting()) {
            tx.session.update("change-unwait", seq);
        } else {
            tx.session.update("change-reopen", seq);
        }
    }
}
