package dev.jobwright.queue;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobFilter;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import java.time.Duration;
import java.util.UUID;

/** Prunes batch by batch, so that nobody else waits long for any of them. */
final class Pruning {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final JobStore store;
    private final String namespace;
    private final String actor;

    Pruning(JobStore store, String namespace, String actor) {
        this.store = store;
        this.namespace = namespace;
        this.actor = actor;
    }

    /** How many jobs were deleted; in a dry run, how many would be. */
    long run(UUID id, JobFilter filter, Duration olderThan, boolean dryRun) {
        if (olderThan.isNegative() || olderThan.compareTo(LONGEST) > 0) {
            throw new InvalidInput("pruning what is older than " + olderThan + " is not possible: use zero to "
                    + LONGEST.toDays() + " days");
        }
        PruneRequest request = new PruneRequest(
                id, namespace, filter, store.now().minus(olderThan), null, PruneRequest.MAX_LIMIT, dryRun, actor);
        long jobs = 0;
        while (true) {
            PruneResult batch = store.prune(request);
            jobs += batch.jobs();
            Long next = batch.next();
            if (next == null) {
                return jobs;
            }
            request = request.after(next);
        }
    }
}
