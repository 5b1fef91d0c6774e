package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.Closed;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.Stats;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.Change;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.SettleResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Closing, opening again, and two handles on the same data. */
public abstract class SurvivalContract extends Contract {

    protected SurvivalContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void aClosedStoreSaysSo() {
        NewJob job = job(options -> {});
        ClaimRequest request = request(ada, 1);
        store.close();
        store.close();

        List<ThrowingCallable> calls = List.of(
                () -> store.now(),
                () -> store.insert(List.of(job)),
                () -> store.claim(request),
                () -> store.renew(ada),
                () -> store.end(ada.instance()),
                () -> store.findLost(1),
                () -> store.promote(1),
                () -> store.change(new Change(Verb.CANCEL, "", ""), List.of(job.id())),
                () -> store.find(List.of(job.id())),
                () -> store.list(new JobQuery("default", JobFilter.ALL, null, false, 1)),
                () -> store.attempts(job.id()),
                () -> store.audit(job.id()),
                () -> store.stats("default"),
                () -> store.inspect(facts -> {}));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call).isInstanceOf(Closed.class);
        }
        assertThat(store.describe()).isNotEmpty();
    }

    @Test
    void everythingIsThereAfterOpeningAgain() {
        JobId succeeded = insert(options -> options.key("cat").header("a", "b").correlation("c"));
        settle(claimOne(ada), success());
        JobId retrying = insert();
        settle(claimOne(ada), failure());
        JobId scheduled = insert(options ->
                options.delay(Duration.ofMinutes(5)).startBy(clock.instant().plusSeconds(600)));
        JobId held = insert();
        change(Verb.HOLD, held);
        JobId running = insert();
        claimOne(ada);
        List<JobId> ids = List.of(succeeded, retrying, scheduled, held, running);
        List<Job> before = ids.stream().map(this::find).toList();
        Stats stats = store.stats("default");

        reopen();

        assertThat(ids.stream().map(this::find).toList()).isEqualTo(before);
        assertThat(store.attempts(succeeded)).hasSize(1);
        assertThat(store.audit(held)).hasSize(1);
        assertThat(store.stats("default")).isEqualTo(stats);
    }

    @Test
    void aLeaseOutlivesTheStoreThatGaveIt() {
        insert();
        ClaimRequest request = request(ada, 1);
        ClaimedJob claimed = store.claim(request).get(0);

        reopen();

        assertThat(lost(10)).isEmpty();
        assertThat(store.claim(request)).containsExactly(claimed);
        assertThat(settle(claimed, success())).isEqualTo(SettleResult.SETTLED);
        reopen();
        assertThat(settle(claimed, success())).isEqualTo(SettleResult.SETTLED);
    }

    @Test
    void aJobWhoseWorkerDiedWithTheStoreIsRescued() {
        JobId id = insert();
        claimOne(ada);
        reopen();
        clock.advance(LEASE.multipliedBy(2));

        assertThat(rescueAll()).containsExactly(SettleResult.SETTLED);
        assertThat(claimIds(1)).containsExactly(id);
    }

    @Test
    void whatWasTakenIsToldAfterOpeningAgain() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        change(Verb.CANCEL, id);
        reopen();

        assertThat(store.renew(ada).revoked()).containsExactly(claimed.token());
    }

    @Test
    void enqueueOrderGoesOnAfterOpeningAgain() {
        JobId first = insert();
        reopen();
        JobId second = insert();

        assertThat(find(second).seq()).isGreaterThan(find(first).seq());
        assertThat(claimIds(2)).containsExactly(first, second);
    }

    @Test
    void keysAndIdsAreStillTakenAfterOpeningAgain() {
        NewJob job = job(options -> options.key("cat"));
        insert(job);
        reopen();

        assertThat(store.insert(List.of(job, job(options -> options.key("cat")))))
                .allMatch(new InsertResult.Duplicate(job.id())::equals);
    }

    @Test
    void timeDoesNotGoBackWhenTheStoreIsOpenedWithAnEarlierClock() {
        assumeTimeIsKept();
        clock.advance(Duration.ofHours(1));
        insert();
        Instant before = find(insert()).enqueuedAt();
        clock.advance(Duration.ofHours(-2));

        reopen();

        assertThat(find(insert()).enqueuedAt()).isAfterOrEqualTo(before);
    }

    @Test
    void twoHandlesSeeEachOthersWrites() {
        JobStore second = secondHandle();
        NewJob job = job(options -> options.key("cat"));
        insert(job);

        assertThat(second.insert(List.of(job))).containsExactly(new InsertResult.Duplicate(job.id()));
        ClaimedJob claimed = second.claim(request(bob, 1)).get(0);
        assertThat(state(job.id())).isEqualTo(JobState.RUNNING);
        assertThat(claim(ada, 1)).isEmpty();
        assertThat(settle(claimed, success())).isEqualTo(SettleResult.SETTLED);
        assertThat(second.find(List.of(job.id()))).extracting(Job::state).containsExactly(JobState.SUCCEEDED);
        assertThat(second.stats(Lane.DEFAULT_NAMESPACE).lanes())
                .isEqualTo(store.stats(Lane.DEFAULT_NAMESPACE).lanes());
    }

    @Test
    void newLanesOfOneHandleAreServedByTheOther() {
        JobStore second = secondHandle();
        assertThat(second.claim(request(bob, 1))).isEmpty();
        JobId id = insert(options -> options.queue("brand-new"));

        assertThat(second.claim(request(bob, 1))).extracting(ClaimedJob::id).containsExactly(id);
    }

    @Test
    void oneHandleRescuesWhatTheOtherLost() {
        JobStore second = secondHandle();
        JobId id = insert();
        ClaimedJob late = second.claim(request(bob, 1)).get(0);
        clock.advance(LEASE.multipliedBy(2));

        assertThat(rescueAll()).containsExactly(SettleResult.SETTLED);
        assertThat(second.settle(List.of(settlement(late, success())))).containsExactly(SettleResult.LEASE_LOST);
        assertThat(second.renew(bob).revoked()).containsExactly(late.token());
        assertThat(state(id)).isEqualTo(JobState.AVAILABLE);
    }

    @Test
    void twoHandlesAtOnceClaimEachJobOnce() throws Exception {
        JobStore second = secondHandle();
        List<JobId> ids = insertMany(120);
        List<JobStore> handles = List.of(store, second);
        List<Claimer> claimers = List.of(ada, bob);
        Collection<JobId> settled = new ConcurrentLinkedQueue<>();

        Together.run(4, thread -> {
            JobStore mine = handles.get(thread % 2);
            List<ClaimedJob> set;
            do {
                set = mine.claim(new ClaimRequest(
                        claimers.get(thread % 2), Together.nonce(), "default", Set.of(), Set.of(RESIZE_1), 4));
                for (ClaimedJob job : set) {
                    mine.settle(List.of(settlement(job, new Outcome.Succeeded(null))));
                    settled.add(job.id());
                }
            } while (!set.isEmpty());
        });

        assertThat(settled).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(store.stats("default").count(JobState.SUCCEEDED)).isEqualTo(120);
    }
}
