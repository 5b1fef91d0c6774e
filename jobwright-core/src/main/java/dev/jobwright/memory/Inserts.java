package dev.jobwright.memory;

import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Gates;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Inserts jobs; one whose id or key is taken is there already. */
final class Inserts {

    private final MemoryTransaction tx;

    Inserts(MemoryTransaction tx) {
        this.tx = tx;
    }

    InsertResult insert(NewJob newJob) {
        MemoryJob same = tx.jobs.byIdOrKey(newJob);
        if (same != null) {
            return new InsertResult.Duplicate(same.body.id());
        }
        Instant notBefore = notBefore(newJob);
        MemoryJob job = new MemoryJob(newJob, tx.jobs.nextSeq(), tx.now, due(newJob, notBefore));
        job.gates = new Gates(0, null, newJob.heldReason(), notBefore, false);
        JobState state = job.gates.state(tx.now);
        tx.enter(job, state);
        return new InsertResult.Inserted(newJob.id(), state);
    }

    private @Nullable Instant notBefore(NewJob job) {
        return job.delay() == null ? Micros.of(job.notBefore()) : tx.now.plus(Micros.of(job.delay()));
    }

    /** Its place among those of its priority: as asked for, or the first time at which it may start. */
    private Instant due(NewJob job, @Nullable Instant notBefore) {
        Instant asked = Micros.of(job.due());
        if (asked != null) {
            return asked;
        }
        return notBefore != null && notBefore.isAfter(tx.now) ? notBefore : tx.now;
    }
}
