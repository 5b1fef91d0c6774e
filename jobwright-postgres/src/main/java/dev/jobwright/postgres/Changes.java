package dev.jobwright.postgres;

import dev.jobwright.AttemptEnd;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Decisions.Ruling;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import java.sql.SQLException;

/**
 * Does an operator's verb to one job after the other, in the caller's transaction. Each is locked where it stands first,
 * and the statements that follow see what was committed meanwhile.
 */
final class Changes {

    private final Session session;
    private final Floors floors;
    private final Change change;

    Changes(Session session, Floors floors, Change change) {
        this.session = session;
        this.floors = floors;
        this.change = change;
    }

    ChangeResult run(JobId id) throws SQLException {
        Whereabouts job = Whereabouts.locked(session, id);
        return job == null ? new ChangeResult.Unknown(id) : run(id, job);
    }

    private ChangeResult run(JobId id, Whereabouts job) throws SQLException {
        Ruling ruling =
                Decisions.decide(change.verb(), job.state(), job.gates(), Micros.instant(session.number("now")));
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
        session.update(
                "event",
                job.seq(),
                job.state().code(),
                to.code(),
                change.verb().word(),
                change.actor(),
                change.reason());
        session.update("counter-move", job.lane(), job.state().code(), to.code());
        return new ChangeResult.Changed(id, job.state(), to);
    }

    private void cancel(Whereabouts job, JobState to) throws SQLException {
        if (job.state() != JobState.RUNNING) {
            job.unplace(session);
            session.update("change-cancel", job.seq(), job.attempt(), job.run(), to.code());
            return;
        }
        session.update(
                "change-cancel-running",
                job.seq(),
                job.attempt(),
                job.run(),
                to.code(),
                AttemptEnd.CANCELLED.code(),
                job.nonce());
        long[] seq = {job.seq()};
        long[] nonce = {job.nonce()};
        session.update("settle-tell", seq, new long[] {job.attempt()}, nonce);
        session.update("settle-revoke", seq, nonce);
    }

    private void hold(Whereabouts job, JobState to) throws SQLException {
        if (job.state() == JobState.AVAILABLE) {
            job.unplace(session);
            session.update("change-hold", job.seq(), job.attempt(), job.lane(), job.run(), to.code(), change.reason());
        } else {
            session.update("change-held", to.code(), change.reason(), job.seq());
        }
    }

    private void release(Whereabouts job, JobState to) throws SQLException {
        if (to == JobState.AVAILABLE) {
            job.unplace(session);
            makeReady(job, job.run());
        } else {
            session.update("change-held", to.code(), null, job.seq());
        }
    }

    /** A new run: the attempt that ended the last one moves to the others, and the job to its old place. */
    private void retry(Whereabouts job) throws SQLException {
        job.unplace(session);
        session.update("change-next-run", job.seq(), job.run() + 1);
        makeReady(job, job.run() + 1);
    }

    private void makeReady(Whereabouts job, int run) throws SQLException {
        session.update("change-ready", job.attempt(), run, job.seq());
        floors.lower(job.lane(), job.nprio(), job.due());
    }
}
