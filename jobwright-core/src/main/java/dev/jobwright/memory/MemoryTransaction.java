package dev.jobwright.memory;

import dev.jobwright.AttemptEnd;
import dev.jobwright.AuditEntry;
import dev.jobwright.Failure;
import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Gates;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Trigger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One operation, alone with the jobs, at one instant of the store's clock; and the steps that operations share. */
final class MemoryTransaction {

    private static final String CLOCK = "clock";

    final MemoryJobs jobs;
    final Leases leases;
    final Instant now;
    private final MemoryStore.Walk walk;

    MemoryTransaction(MemoryJobs jobs, Leases leases, Instant now, MemoryStore.Walk walk) {
        this.jobs = jobs;
        this.leases = leases;
        this.now = now;
        this.walk = walk;
    }

    /** A new job takes its place. */
    void enter(MemoryJob job, JobState state) {
        step(null, Trigger.ENQUEUE, state);
        jobs.add(job, state);
        openGatesUnlessWaiting(job);
    }

    void move(MemoryJob job, Trigger trigger, JobState to) {
        step(job.state, trigger, to);
        job.finishedAt = to.isTerminal() ? now : null;
        jobs.move(job, to);
        openGatesUnlessWaiting(job);
    }

    private void step(@Nullable JobState from, Trigger trigger, JobState to) {
        Lifecycle.move(from, trigger, to);
        walk.step(from, trigger, to);
    }

    /** Only now: what waited for its time stood in the order of its gates. */
    private static void openGatesUnlessWaiting(MemoryJob job) {
        if (!job.state.isWaiting() || job.state == JobState.AVAILABLE) {
            job.gates = Gates.OPEN;
        }
    }

    void expire(MemoryJob job) {
        audit(job, Trigger.EXPIRE.word(), JobState.EXPIRED, CLOCK, "its start deadline passed");
        move(job, Trigger.EXPIRE, JobState.EXPIRED);
    }

    /** Ends the attempt that runs, and its hold on the lease. */
    void endAttempt(MemoryJob job, AttemptEnd end, Duration took, @Nullable String result, @Nullable Failure failure) {
        job.addEnded(end, now, Micros.of(took), result, failure);
        leases.giveUp(job);
    }

    /** Notes who moves the job, and why; before it is moved. */
    void audit(MemoryJob job, String verb, JobState to, String actor, String reason) {
        job.audit.add(new AuditEntry(now, verb, job.state, to, actor, reason));
    }
}
