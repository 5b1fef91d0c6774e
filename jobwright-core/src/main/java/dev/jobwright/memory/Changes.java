package dev.jobwright.memory;

import dev.jobwright.AttemptEnd;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Decisions.Ruling;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import java.time.Duration;

/** What operators do to jobs, as far as the life cycle allows it. */
final class Changes {

    private final MemoryTransaction tx;

    Changes(MemoryTransaction tx) {
        this.tx = tx;
    }

    ChangeResult change(Change change, JobId id) {
        MemoryJob job = tx.jobs.byId(id);
        if (job == null) {
            return new ChangeResult.Unknown(id);
        }
        JobState from = job.state;
        Ruling ruling = Decisions.decide(change.verb(), from, job.gates, tx.now);
        if (ruling instanceof Ruling.Refusal refusal) {
            return new ChangeResult.Refused(id, from, refusal.why());
        }
        JobState to = ((Ruling.Move) ruling).to();
        tx.audit(job, change.verb().word(), to, change.actor(), change.reason());
        apply(change, job);
        tx.move(job, change.verb().trigger(), to);
        return new ChangeResult.Changed(id, from, to);
    }

    private void apply(Change change, MemoryJob job) {
        switch (change.verb()) {
            case CANCEL -> {
                if (job.state == JobState.RUNNING) {
                    job.revoke();
                    tx.endAttempt(job, AttemptEnd.CANCELLED, Duration.ZERO, null, null);
                }
            }
            case HOLD -> job.gates = job.gates.held(change.reason());
            case RELEASE -> job.gates = job.gates.held(null);
            case RETRY -> job.tally = job.tally.nextRun();
        }
    }
}
