package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.jobwright.EnqueueOptions;
import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.Prune;
import dev.jobwright.Stats;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import dev.jobwright.store.SettleResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code JobStore.prune} and {@code JobStore.prunes}. */
public abstract class PruneContract extends Contract {

    private long prunes;

    protected PruneContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void aPrunedJobIsGoneWithAllThatIsKnownOfIt() {
        JobId id = insert(options -> options.key("cat").startBy(clock.instant().plusSeconds(60)));
        ClaimedJob first = claimOne(ada);
        append(first, 1, "hm");
        settle(first, failure());
        clock.advance(Duration.ofDays(1));
        store.promote(10);
        ClaimedJob second = claimOne(ada);
        append(second, 1, "well");
        settle(second, success());
        change(Verb.RETRY, id);
        change(Verb.CANCEL, id);
        clock.advance(Duration.ofSeconds(1));

        assertThat(pruneAll()).isEqualTo(1);

        assertThat(store.find(List.of(id))).isEmpty();
        assertThat(store.attempts(id)).isEmpty();
        assertThat(store.audit(id)).isEmpty();
        assertThat(store.log(new LogQuery(id, null, null, 500))).isEmpty();
        assertThat(listed()).isEmpty();
        assertThat(store.stats("default").lanes())
                .extracting(Stats.LaneStats::counts)
                .allMatch(counts -> counts.isEmpty());
        assertThat(change(Verb.RETRY, id)).isEqualTo(new ChangeResult.Unknown(id));
    }

    @Test
    void onlyJobsThatEndedBeforeTheTimeAreTaken() {
        JobId old = succeeded();
        clock.advance(Duration.ofSeconds(10));
        Instant cutOff = clock.instant();
        JobId young = succeeded();
        clock.advance(Duration.ofSeconds(10));

        assertThat(prune(JobFilter.ALL, cutOff, false)).isEqualTo(1);
        assertThat(listed()).containsExactly(young).doesNotContain(old);
    }

    @Test
    void noLiveJobIsEverTaken() {
        JobId running = insert();
        claimOne(ada);
        JobId retrying = insert();
        settle(claimOne(ada), failure());
        JobId held = insert(options -> options.held("no"));
        JobId scheduled = insert(options -> options.delay(Duration.ofDays(9)));
        JobId available = insert();
        JobId again = succeeded(options -> options.priority(9));
        change(Verb.RETRY, again);
        clock.advance(Duration.ofSeconds(5));

        assertThat(pruneAll()).isZero();
        assertThat(listed()).containsExactly(running, retrying, held, scheduled, available, again);
    }

    @Test
    void theFilterChoosesAsItDoesInLists() {
        JobId failed = failed();
        JobId images = succeeded(options -> options.queue("images"));
        JobId keyed = succeeded(options -> options.key("cat"));
        JobId grouped = succeeded(options -> options.correlation("holiday"));
        NewJob elsewhere = job(RESIZE, "other", options -> {});
        insert(elsewhere);
        change(Verb.CANCEL, elsewhere.id());
        clock.advance(Duration.ofSeconds(1));

        assertThat(prune(JobFilter.ALL.withQueue("nobody"), clock.instant(), false))
                .isZero();
        assertThat(prune(JobFilter.ALL.withType("mail"), clock.instant(), false))
                .isZero();
        assertThat(prune(JobFilter.state(JobState.SUCCEEDED).withQueue("images"), clock.instant(), false))
                .isEqualTo(1);
        assertThat(listed()).containsExactly(failed, keyed, grouped).doesNotContain(images);
        assertThat(prune(JobFilter.ALL.withKey("cat"), clock.instant(), false)).isEqualTo(1);
        assertThat(listed()).containsExactly(failed, grouped);
        assertThat(prune(JobFilter.ALL.withCorrelation("holiday"), clock.instant(), false))
                .isEqualTo(1);
        assertThat(prune(JobFilter.state(JobState.FAILED, JobState.EXPIRED), clock.instant(), false))
                .isEqualTo(1);
        assertThat(listed()).isEmpty();
        assertThat(store.find(List.of(elsewhere.id()))).hasSize(1);
    }

    @Test
    void statesInWhichNoJobHasEndedAreRefused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> pruneOf(JobFilter.state(JobState.FAILED, JobState.RUNNING)))
                .withMessageContaining("running");
    }

    @Test
    void aJobStaysAsLongAsAnotherOneOfItsGroupLives() {
        JobId done = succeeded(options -> options.correlation("workload"));
        JobId waiting =
                insert(options -> options.correlation("workload").held("later").queue("other"));
        JobId alone = succeeded();
        NewJob sameNameElsewhere = job(RESIZE, "other", options -> options.correlation("workload"));
        insert(sameNameElsewhere);
        clock.advance(Duration.ofSeconds(1));

        assertThat(pruneAll()).isEqualTo(1);
        assertThat(listed()).containsExactly(done, waiting).doesNotContain(alone);

        change(Verb.CANCEL, waiting);
        clock.advance(Duration.ofSeconds(1));
        assertThat(pruneAll()).isEqualTo(2);
        assertThat(store.find(List.of(sameNameElsewhere.id()))).hasSize(1);
    }

    @Test
    void aGroupThatLivesAgainStays() {
        JobId one = succeeded(options -> options.correlation("workload"));
        JobId two = succeeded(options -> options.correlation("workload"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(prune(JobFilter.ALL.withKey("nobody"), clock.instant(), false))
                .isZero();
        change(Verb.RETRY, two);

        assertThat(pruneAll()).isZero();
        change(Verb.CANCEL, two);
        JobId three = insert(options -> options.correlation("workload"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(pruneAll()).isZero();
        assertThat(listed()).containsExactly(one, two, three);
    }

    @Test
    void aGroupThatLivesAgainBetweenTwoBatchesStays() {
        for (int i = 0; i < 4; i++) {
            succeeded(options -> options.correlation("workload"));
        }
        clock.advance(Duration.ofSeconds(1));
        PruneRequest request = request(JobFilter.ALL, clock.instant(), 2, false);
        PruneResult first = store.prune(request);
        assertThat(first.jobs()).isEqualTo(2);
        List<JobId> left = listed();
        change(Verb.RETRY, left.get(1));

        assertThat(rest(request, first)).isZero();
        assertThat(listed()).isEqualTo(left);
    }

    @Test
    void aGroupThatGrowsBetweenTwoBatchesStays() {
        for (int i = 0; i < 4; i++) {
            succeeded(options -> options.correlation("workload"));
        }
        clock.advance(Duration.ofSeconds(1));
        PruneRequest request = request(JobFilter.ALL, clock.instant(), 2, false);
        PruneResult first = store.prune(request);
        insert(options -> options.correlation("workload"));

        assertThat(rest(request, first)).isZero();
        assertThat(listed()).hasSize(3);
    }

    @Test
    void aDryRunCountsAndWritesNothing() {
        succeeded();
        failed();
        insert(options -> options.correlation("workload"));
        succeeded(options -> options.correlation("workload").priority(1));
        clock.advance(Duration.ofSeconds(1));

        assertThat(prune(JobFilter.ALL, clock.instant(), true)).isEqualTo(2);
        assertThat(listed()).hasSize(4);
        assertThat(store.prunes("default", 10)).isEmpty();
        assertThat(pruneAll()).isEqualTo(2);
    }

    @Test
    void anIdAndAKeyAreFreeAgain() {
        NewJob job = job(options -> options.key("cat"));
        insert(job);
        ClaimedJob old = claimOne(ada);
        settle(old, success());
        clock.advance(Duration.ofSeconds(1));
        pruneAll();

        insert(job);
        Job again = find(job.id());
        assertThat(again.state()).isEqualTo(JobState.AVAILABLE);
        assertThat(again.seq()).isGreaterThan(old.token().seq());
        assertThat(settle(old, success())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(claimOne(bob).attempt().tally().attempt()).isEqualTo(1);
    }

    @Test
    void aLateWorkerOfAPrunedJobChangesNothing() {
        insertMany(2);
        List<ClaimedJob> claimed = claim(ada, 2);
        ClaimedJob gone = claimed.get(0);
        settle(gone, success());
        clock.advance(Duration.ofSeconds(1));
        assertThat(pruneAll()).isEqualTo(1);

        assertThat(settle(gone, success())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(settle(gone, failure())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(store.find(List.of(gone.id()))).isEmpty();
        clock.advance(LEASE.plusSeconds(1));
        assertThat(lost(10))
                .extracting(lost -> lost.id())
                .containsExactly(claimed.get(1).id());
        rescueAll();
        assertThat(claimIds(5)).containsExactly(claimed.get(1).id());
    }

    @Test
    void anEarlierAttemptUnderALeaseThatLastsIsNoTraceEither() {
        insertMany(2);
        List<ClaimedJob> claimed = claim(ada, 2);
        ClaimedJob gone = claimed.get(0);
        settle(gone, failure());
        change(Verb.CANCEL, gone.id());
        clock.advance(Duration.ofSeconds(1));
        assertThat(pruneAll()).isEqualTo(1);

        assertThat(settle(gone, failure())).isEqualTo(SettleResult.LEASE_LOST);
        clock.advance(LEASE.plusSeconds(1));
        assertThat(rescueAll()).containsExactly(SettleResult.SETTLED);
    }

    @Test
    void theNumberOfTheNewestJobIsNotGivenAgain() {
        long seq = pruneTheNewestTwo();

        assertThat(insertMany(2)).extracting(id -> find(id).seq()).allMatch(given -> given > seq);
        assertThat(claimIds(2)).hasSize(2);
    }

    @Test
    void theNumberOfTheNewestJobIsNotGivenAgainAfterClosing() {
        long seq = pruneTheNewestTwo();
        reopen();

        assertThat(insertMany(2)).extracting(id -> find(id).seq()).allMatch(given -> given > seq);
    }

    /** One prune after the other, the newest first; the number of the newest. */
    private long pruneTheNewestTwo() {
        JobId second = insert();
        JobId newest = insert();
        long seq = find(newest).seq();
        for (JobId id : List.of(newest, second)) {
            change(Verb.CANCEL, id);
            clock.advance(Duration.ofSeconds(1));
            assertThat(pruneAll()).isEqualTo(1);
        }
        return seq;
    }

    @Test
    void aPruneGoesOnBatchByBatchAndIsOneEntryOfTheAuditLog() {
        for (int i = 0; i < 7; i++) {
            succeeded();
        }
        clock.advance(Duration.ofSeconds(1));
        Instant cutOff = clock.instant();
        PruneRequest request = request(JobFilter.state(JobState.SUCCEEDED).withQueue("default"), cutOff, 3, false);
        PruneResult first = store.prune(request);
        assertThat(first.jobs()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(1));

        assertThat(rest(request, first)).isEqualTo(4);
        assertThat(store.prunes("default", 10))
                .containsExactly(new Prune(
                        request.id(), cutOff, "default", "state=succeeded queue=default", cutOff, 7, "grace"));
    }

    @Test
    void everyPruneIsRemembered() {
        succeeded();
        clock.advance(Duration.ofSeconds(1));
        pruneAll();
        pruneAll();
        prune(JobFilter.ALL.withCorrelation("nobody"), clock.instant(), false);

        assertThat(store.prunes("default", 2))
                .extracting(Prune::jobs, Prune::filter)
                .containsExactly(tuple(0L, "correlation=nobody"), tuple(0L, "all"));
        assertThat(store.prunes("default", 10)).hasSize(3);
        assertThat(store.prunes("other", 10)).isEmpty();
    }

    @Test
    void thousandsArePruned() {
        List<JobId> ids = insertMany(5_000);
        claim(ada, 100).forEach(job -> settle(job, success()));
        store.change(new Change(Verb.CANCEL, "grace", ""), ids.subList(100, 4_990));
        clock.advance(Duration.ofSeconds(1));

        assertThat(prune(JobFilter.ALL, clock.instant(), true)).isEqualTo(4_990);
        assertThat(pruneAll()).isEqualTo(4_990);
        assertThat(listed()).isEqualTo(ids.subList(4_990, 5_000));
        assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(10);
        assertThat(store.stats("default").count(JobState.CANCELLED)).isZero();
    }

    private JobId succeeded() {
        return succeeded(options -> {});
    }

    private JobId succeeded(Consumer<EnqueueOptions> options) {
        JobId id = insert(each -> options.accept(each.priority(100)));
        ClaimedJob claimed = claimOne(ada);
        assertThat(claimed.id()).isEqualTo(id);
        settle(claimed, success());
        return id;
    }

    private JobId failed() {
        JobId id = insert(options -> options.maxAttempts(1));
        settle(claimOne(ada), failure());
        return id;
    }

    /** What a prune of everything deletes. */
    private int pruneAll() {
        return prune(JobFilter.ALL, clock.instant(), false);
    }

    private int pruneOf(JobFilter filter) {
        return prune(filter, clock.instant(), false);
    }

    private int prune(JobFilter filter, Instant finishedBefore, boolean dryRun) {
        PruneRequest request = request(filter, finishedBefore, 1_000, dryRun);
        PruneResult first = store.prune(request);
        return first.jobs() + rest(request, first);
    }

    /** What the batches delete that follow the first. */
    private int rest(PruneRequest request, PruneResult first) {
        int jobs = 0;
        for (Long next = first.next(); next != null; ) {
            PruneResult batch = store.prune(request.after(next));
            assertThat(batch.jobs()).isLessThanOrEqualTo(request.limit());
            jobs += batch.jobs();
            next = batch.next();
        }
        return jobs;
    }

    private PruneRequest request(JobFilter filter, Instant finishedBefore, int limit, boolean dryRun) {
        UUID id = new UUID(0, ++prunes);
        return new PruneRequest(id, Lane.DEFAULT_NAMESPACE, filter, finishedBefore, null, limit, dryRun, "grace");
    }

    private List<JobId> listed() {
        return store.list(new JobQuery(Lane.DEFAULT_NAMESPACE, JobFilter.ALL, null, false, 500)).stream()
                .map(Job::id)
                .toList();
    }
}
