package dev.jobwright.sqlite;

import dev.jobwright.AttemptEnd;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Tally;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Decisions.Ruling;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import java.sql.SQLException;

/** Does an operator's verb to one job after the other. */
final class Changes {

    private record LeaseHolder(long instance, boolean known) {}

    private final WriteTransaction tx;
    private final Change change;

    private Changes(WriteTransaction tx, Change change) {
        this.tx = tx;
        this.change = change;
    }

    static ChangeResult run(WriteTransaction tx, Change change, JobId id) throws SQLException {
        Long seq = tx.session.numberOrNull("seq-of-id", (Object) IdBytes.of(id));
        Whereabouts job = seq == null ? null : Whereabouts.of(tx, seq);
        return job == null ? new ChangeResult.Unknown(id) : new Changes(tx, change).run(id, job);
    }

    private ChangeResult run(JobId id, Whereabouts job) throws SQLException {
        Ruling ruling = Decisions.decide(change.verb(), job.state(), job.gates(), Micros.instant(tx.now));
        if (ruling instanceof Ruling.Refusal refusal) {
            return new ChangeResult.Refused(id, job.state(), refusal.why());
        }
        JobState to = ((Ruling.Move) ruling).to();
        switch (change.verb()) {
            case CANCEL -> cancel(job, to);
            case HOLD -> hold(job, to);
            case RELEASE -> release(job, to);
            case RETRY -> retry(job);
        }
        tx.recordEvent(job.seq(), change.verb().word(), job.state(), to, change.actor(), change.reason());
        tx.counters.move(job.lane(), job.state(), to);
        return new ChangeResult.Changed(id, job.state(), to);
    }

    private void cancel(Whereabouts job, JobState to) throws SQLException {
        job.unplace(tx);
        if (job.state() != JobState.RUNNING) {
            tx.session.update("change-outcome", tx.now, job.seq(), job.attempt(), job.run(), to.code());
            return;
        }
        LeaseHolder holder = tx.session.first(
                "settle-lease", row -> new LeaseHolder(row.getLong(1), row.getInt(3) != 0), job.nonce());
        if (holder == null) {
            throw new IllegalStateException("a running attempt names a lease that is not there");
        }
        tx.session.update(
                "settle-outcome",
                job.seq(),
                job.attempt(),
                job.run(),
                to.code(),
                tx.now,
                AttemptEnd.CANCELLED.code(),
                job.nonce(),
                holder.instance(),
                0L,
                null);
        if (holder.known()) {
            tx.session.update("revoke", holder.instance(), job.seq(), job.attempt(), job.nonce());
        }
    }

    private void hold(Whereabouts job, JobState to) throws SQLException {
        if (job.state() == JobState.AVAILABLE) {
            job.unplace(tx);
            tx.makeWait(job.seq(), to, null, change.reason(), false, job.attempt());
        } else {
            tx.session.update("change-held", job.seq(), to.code(), change.reason());
        }
    }

    private void release(Whereabouts job, JobState to) throws SQLException {
        if (to == JobState.AVAILABLE) {
            job.unplace(tx);
            tx.makeReady(job.seq(), job.attempt(), job.run());
        } else {
            tx.session.update("change-held", job.seq(), to.code(), null);
        }
    }

    /** A new run: the attempt that ended the last one moves to the others, and the job to its old place. */
    private void retry(Whereabouts job) throws SQLException {
        if (job.endedByAttempt()) {
            tx.session.update("change-keep-attempt", job.seq());
        }
        job.unplace(tx);
        Tally next = tx.tally(job.seq(), job.attempt()).nextRun();
        tx.writeTally(job.seq(), next);
        tx.makeReady(job.seq(), job.attempt(), next.run());
    }
}
