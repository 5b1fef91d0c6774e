package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A call whose answer was lost can be made again: it changes nothing that it changed before. */
public abstract class RepeatContract extends Contract {

    protected RepeatContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void aRepeatedInsertFindsItself() {
        List<NewJob> jobs = List.of(job(options -> {}), job(options -> options.key("cat")));
        store.insert(jobs);

        assertThat(store.insert(jobs))
                .containsExactly(
                        new InsertResult.Duplicate(jobs.get(0).id()),
                        new InsertResult.Duplicate(jobs.get(1).id()));
        assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(2);
    }

    @Test
    void anInsertThatWasHalfWrittenIsCompleted() {
        NewJob there = job(options -> {});
        NewJob missing = job(options -> {});
        store.insert(List.of(there));

        assertThat(store.insert(List.of(there, missing)))
                .containsExactly(
                        new InsertResult.Duplicate(there.id()),
                        new InsertResult.Inserted(missing.id(), JobState.AVAILABLE));
    }

    @Test
    void aRepeatedInsertFindsItselfWhateverBecameOfTheJob() {
        NewJob job = job(options -> {});
        insert(job);
        settle(claimOne(ada), success());

        assertThat(store.insert(List.of(job))).containsExactly(new InsertResult.Duplicate(job.id()));
        assertThat(state(job.id())).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aRepeatedClaimGivesTheSameSetAndTakesNothingMore() {
        insertMany(5);
        ClaimRequest request = request(ada, 3);
        List<ClaimedJob> first = store.claim(request);
        clock.advance(Duration.ofSeconds(1));

        assertThat(store.claim(request)).containsExactlyInAnyOrderElementsOf(first);
        assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(2);
    }

    @Test
    void aRepeatedClaimGivesOnlyWhatStillRuns() {
        insertMany(4);
        ClaimRequest request = request(ada, 4);
        List<ClaimedJob> first = store.claim(request);
        settle(first.get(0), success());
        settle(first.get(1), new Outcome.Released());
        change(Verb.CANCEL, first.get(2).id());

        assertThat(store.claim(request)).containsExactly(first.get(3));
        assertThat(state(first.get(1).id())).isEqualTo(JobState.AVAILABLE);
    }

    @Test
    void aRepeatedClaimDoesNotShowAJobThatSomebodyElseRunsNow() {
        insertMany(2);
        ClaimRequest request = request(ada, 2);
        List<ClaimedJob> first = store.claim(request);
        settle(first.get(0), new Outcome.Released());
        ClaimedJob bobs = claimOne(bob);

        assertThat(store.claim(request)).containsExactly(first.get(1));
        assertThat(find(bobs.id()).worker()).isEqualTo("bob");
    }

    @Test
    void aRepeatedClaimRenews() {
        insert();
        ClaimRequest request = request(ada, 1);
        store.claim(request);
        clock.advance(LEASE);
        store.claim(request);
        clock.advance(LEASE);

        assertThat(lost(10)).isEmpty();
    }

    @Test
    void aRepeatedSettlementIsSettledAgainAndChangesNothing() {
        for (Outcome outcome : List.of(
                success(),
                new Outcome.Succeeded(null),
                failure(),
                timeout(),
                new Outcome.Snoozed(Duration.ofMinutes(1)),
                new Outcome.Released())) {
            JobId id = insert(options -> options.priority(5));
            Settlement settlement = settlement(claimOne(ada), outcome);
            settle(settlement);
            Job after = find(id);
            clock.advance(Duration.ofSeconds(1));

            assertThat(settle(settlement)).as("%s", outcome).isEqualTo(SettleResult.SETTLED);
            assertThat(find(id)).isEqualTo(after);
            assertThat(store.attempts(id)).hasSize(1);
            change(Verb.CANCEL, id);
        }
    }

    @Test
    void aRepeatedSettlementIsSettledEvenWhenTheJobHasMovedOn() {
        JobId id = insert();
        Settlement released = settlement(claimOne(ada), new Outcome.Released());
        settle(released);
        Settlement done = settlement(claimOne(bob), success());
        assertThat(settle(released)).isEqualTo(SettleResult.SETTLED);
        settle(done);
        change(Verb.RETRY, id);

        assertThat(settle(released)).isEqualTo(SettleResult.SETTLED);
        assertThat(settle(done)).isEqualTo(SettleResult.SETTLED);
        assertThat(state(id)).isEqualTo(JobState.AVAILABLE);
    }

    @Test
    void anotherOutcomeForTheSameAttemptIsRefused() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        settle(claimed, success());

        assertThat(settle(claimed, failure())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(settle(claimed, timeout())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(settle(claimed, new Outcome.Released())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(settle(claimed, new Outcome.Succeeded("{\"ok\":false}"))).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(settle(claimed, new Outcome.Succeeded(null))).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(find(id).result()).isEqualTo("{\"ok\":true}");
        assertThat(store.attempts(id)).hasSize(1);
    }

    @Test
    void endIsRepeatedWithoutHarm() {
        insert();
        claimOne(ada);
        store.end(ada.instance());
        store.end(ada.instance());

        assertThat(lost(10)).hasSize(1);
    }
}
