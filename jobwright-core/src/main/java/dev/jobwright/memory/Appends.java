package dev.jobwright.memory;

import dev.jobwright.store.AppendResult;
import dev.jobwright.store.LogAppend;

/** Writes to the log of the attempt that runs, and of no other. */
final class Appends {

    private final MemoryTransaction tx;

    Appends(MemoryTransaction tx) {
        this.tx = tx;
    }

    AppendResult append(LogAppend text) {
        MemoryJob job = tx.jobs.bySeq(text.token().seq());
        if (job == null || !job.runsUnder(text.token())) {
            return AppendResult.LEASE_LOST;
        }
        job.append(text, tx.now);
        return AppendResult.APPENDED;
    }
}
