package dev.jobwright.memory;

import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import java.util.ArrayList;
import java.util.List;

/** Takes available jobs under a lease; a repeated request is given what its first one took. */
final class Claims {

    private final MemoryTransaction tx;

    Claims(MemoryTransaction tx) {
        this.tx = tx;
    }

    List<ClaimedJob> claim(ClaimRequest request) {
        MemoryLease given = tx.leases.givenTo(request);
        if (given != null) {
            given.lastsUntil = tx.now.plus(request.claimer().lease());
            return given.stillRunning();
        }
        List<MemoryJob> first = firstOf(request);
        return first.isEmpty() ? List.of() : start(first, tx.leases.give(request, tx.now));
    }

    /** What is to be claimed, in claim order; those that it comes upon too late expire. */
    private List<MemoryJob> firstOf(ClaimRequest request) {
        List<MemoryJob> first = new ArrayList<>();
        for (MemoryJob job : tx.jobs.available(request)) {
            if (first.size() == request.max()) {
                break;
            }
            if (job.startDeadlinePassed(tx.now)) {
                tx.expire(job);
            } else {
                first.add(job);
            }
        }
        return first;
    }

    private List<ClaimedJob> start(List<MemoryJob> jobs, MemoryLease lease) {
        for (MemoryJob job : jobs) {
            job.tally = job.tally.claimed();
            job.lease = lease;
            lease.claimed.add(job);
            tx.move(job, Trigger.CLAIM, JobState.RUNNING);
        }
        return lease.stillRunning();
    }
}
