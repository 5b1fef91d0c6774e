package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.EnqueueOptions;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.Lane;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The words in which the stories of prunes are told. */
abstract class Pruning extends Contract {

    private long prunes;

    Pruning(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    protected JobId succeeded() {
        return succeeded(options -> {});
    }

    protected JobId succeeded(Consumer<EnqueueOptions> options) {
        JobId id = insert(each -> options.accept(each.priority(100)));
        ClaimedJob claimed = claimOne(ada);
        assertThat(claimed.id()).isEqualTo(id);
        settle(claimed, success());
        return id;
    }

    protected JobId failed() {
        JobId id = insert(options -> options.maxAttempts(1));
        settle(claimOne(ada), failure());
        return id;
    }

    /** What a prune of everything deletes. */
    protected int pruneAll() {
        return prune(JobFilter.ALL, clock.instant(), false);
    }

    protected int pruneOf(JobFilter filter) {
        return prune(filter, clock.instant(), false);
    }

    protected int prune(JobFilter filter, Instant finishedBefore, boolean dryRun) {
        PruneRequest request = request(filter, finishedBefore, 1_000, dryRun);
        PruneResult first = store.prune(request);
        return first.jobs() + rest(request, first);
    }

    /** What the batches delete that follow the first. */
    protected int rest(PruneRequest request, PruneResult first) {
        int jobs = 0;
        for (Long next = first.next(); next != null; ) {
            PruneResult batch = store.prune(request.after(next));
            assertThat(batch.jobs()).isLessThanOrEqualTo(request.limit());
            jobs += batch.jobs();
            next = batch.next();
        }
        return jobs;
    }

    protected PruneRequest request(JobFilter filter, Instant finishedBefore, int limit, boolean dryRun) {
        UUID id = new UUID(0, ++prunes);
        return new PruneRequest(id, Lane.DEFAULT_NAMESPACE, filter, finishedBefore, null, limit, dryRun, "grace");
    }

    protected List<JobId> listed() {
        return store.list(new JobQuery(Lane.DEFAULT_NAMESPACE, JobFilter.ALL, null, false, 500)).stream()
                .map(Job::id)
                .toList();
    }
}
