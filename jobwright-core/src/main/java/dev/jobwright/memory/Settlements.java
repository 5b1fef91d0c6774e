package dev.jobwright.memory;

import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.lifecycle.Gates;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.time.Instant;

/** Ends attempts. The token proves who ends: it is the one of the attempt that runs, or nothing is written. */
final class Settlements {

    private static final String RESCUER = "rescuer";

    private final MemoryTransaction tx;

    Settlements(MemoryTransaction tx) {
        this.tx = tx;
    }

    SettleResult settle(Settlement settlement) {
        MemoryJob job = tx.jobs.bySeq(settlement.token().seq());
        if (job == null) {
            return SettleResult.LEASE_LOST;
        }
        if (!job.runsUnder(settlement.token())) {
            return job.endedAs(settlement) ? SettleResult.SETTLED : SettleResult.LEASE_LOST;
        }
        boolean rescue = settlement.authority() == Settlement.Authority.RESCUER;
        if (rescue && !job.heldLease().isLost(tx.now)) {
            return SettleResult.LEASE_LOST;
        }
        if (rescue) {
            noteRescue(job, settlement.decision().to());
        }
        write(settlement, job);
        return SettleResult.SETTLED;
    }

    private void noteRescue(MemoryJob job, JobState to) {
        job.revoke();
        tx.audit(job, "rescue", to, RESCUER, "the lease of its worker ran out");
    }

    private void write(Settlement settlement, MemoryJob job) {
        Decision decision = settlement.decision();
        tx.endAttempt(job, decision.end(), settlement.took(), decision.result(), decision.failure());
        job.tally = decision.tally();
        job.gates = gates(decision);
        tx.move(job, decision.trigger(), decision.to());
    }

    private Gates gates(Decision decision) {
        Instant notBefore = decision.delay().isZero() ? null : tx.now.plus(Micros.of(decision.delay()));
        return new Gates(0, null, decision.heldReason(), notBefore, decision.to() == JobState.RETRYING);
    }
}
