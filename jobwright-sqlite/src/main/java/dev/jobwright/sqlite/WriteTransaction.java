package dev.jobwright.sqlite;

import dev.jobwright.JobState;
import dev.jobwright.Tally;
import dev.jobwright.jdbc.Session;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What operations write in: the session, the one time of this transaction, and what it gathers until its end. Used for
 * one transaction after the other by the same thread.
 */
final class WriteTransaction {

    private final StoreClock clock;
    final Session session;
    final Lanes lanes;
    final Policies policies;
    final CounterDeltas counters = new CounterDeltas();

    /** The store's clock, read once behind the begin. */
    long now;

    WriteTransaction(Session session, StoreClock clock) {
        this.session = session;
        this.clock = clock;
        this.lanes = new Lanes(session);
        this.policies = new Policies(session);
    }

    void begin() throws SQLException {
        session.update("begin");
        now = clock.micros();
    }

    /** For a transaction that is not ours to begin. */
    void join() {
        now = clock.micros();
    }

    void writeCounters() throws SQLException {
        counters.write(session);
    }

    void commit() throws SQLException {
        session.update("commit");
    }

    /** Takes everything back. Some errors have done so already, which is no error of its own. */
    void rollback() {
        counters.forget();
        lanes.forget();
        policies.forget();
        session.rollback();
    }

    /** What a job has used up; {@code attempt} is not kept there. */
    Tally tally(long seq, long attempt) throws SQLException {
        Tally tally = session.first(
                "tally",
                row -> new Tally(row.getInt(1), attempt, row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)),
                seq);
        return tally == null ? new Tally(1, attempt, 0, 0, 0, 0) : tally;
    }

    void writeTally(long seq, Tally tally) throws SQLException {
        session.update(
                "tally-set", seq, tally.run(), tally.failures(), tally.losses(), tally.releases(), tally.snoozes());
    }

    void recordEvent(long seq, String verb, JobState from, JobState to, String actor, String reason)
            throws SQLException {
        session.update("event", now, seq, verb, from.code(), to.code(), actor, reason);
    }

    void makeReady(long seq, long attempt, int run) throws SQLException {
        session.update("settle-ready", seq, attempt, run);
    }

    void makeWait(
            long seq,
            JobState state,
            @Nullable Long wakeAt,
            @Nullable String heldReason,
            boolean retrying,
            long attempt)
            throws SQLException {
        session.update("settle-waiting", seq, state.code(), wakeAt, heldReason, retrying ? 1 : 0, attempt);
    }
}
