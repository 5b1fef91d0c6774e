package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.AuditEntry;
import dev.jobwright.Failure;
import dev.jobwright.InstanceId;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Renewals, dead workers, rescue, and what a worker that comes back may still do. */
public abstract class LeaseContract extends Contract {

    private static final Duration JUST_OVER = LEASE.plusNanos(1_000);

    protected LeaseContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void nothingIsLostWhileItsLeaseLasts() {
        insert();
        claimOne(ada);

        clock.advance(LEASE);

        assertThat(lost(10)).isEmpty();
    }

    @Test
    void whatIsNotRenewedIsLostAndCanBeRescued() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        clock.advance(JUST_OVER);

        assertThat(lost(10)).containsExactly(claimed.attempt());
        assertThat(rescueAll()).containsExactly(SettleResult.SETTLED);

        Job job = find(id);
        assertThat(job.state()).isEqualTo(JobState.AVAILABLE);
        assertThat(job.tally().losses()).isEqualTo(1);
        assertThat(job.tally().failures()).isZero();
        assertThat(store.attempts(id)).extracting(Attempt::end).containsExactly(AttemptEnd.LOST);
        assertThat(store.attempts(id)).extracting(Attempt::worker).containsExactly("ada");
        assertThat(store.audit(id)).extracting(AuditEntry::verb).containsExactly("rescue");
        assertThat(lost(10)).isEmpty();
    }

    @Test
    void findLostGivesNoMoreThanAsked() {
        insertMany(7);
        claim(ada, 7);
        clock.advance(JUST_OVER);

        assertThat(lost(3)).hasSize(3);
        assertThat(lost(100)).hasSize(7);
    }

    @Test
    void nextIsNotLaterThanTheNextLeaseThatRunsOut() {
        assertThat(store.findLost(10).next()).isNull();
        insertMany(2);
        claimOne(ada);
        clock.advance(Duration.ofSeconds(1));
        claimOne(bob);

        assertThat(store.findLost(10).next())
                .isAfter(clock.instant())
                .isBeforeOrEqualTo(clock.instant().plus(LEASE).minusSeconds(1));
        clock.advance(LEASE);
        assertThat(lost(10)).hasSize(1);
        assertThat(store.findLost(10).next()).isNotNull().isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void anEmptyClaimRenewsNothing() {
        insert();
        claimOne(ada);
        clock.advance(JUST_OVER);

        assertThat(claim(ada, 1)).isEmpty();
        assertThat(lost(10)).hasSize(1);
    }

    @Test
    void anInstanceThatRenewsInTimeKeepsItsJobsForEver() {
        insert();
        ClaimedJob claimed = claimOne(ada);
        for (int i = 0; i < 100; i++) {
            clock.advance(LEASE);
            assertThat(lost(10)).isEmpty();
            assertThat(store.renew(ada).revoked()).isEmpty();
        }
        assertThat(settle(claimed, success())).isEqualTo(SettleResult.SETTLED);
    }

    @Test
    void aClaimRenewsNoOtherLeaseOfItsInstance() {
        insertMany(2);
        ClaimedJob first = claimOne(ada);
        clock.advance(LEASE);
        ClaimedJob second = claimOne(ada);
        clock.advance(JUST_OVER.minus(LEASE));

        assertThat(lost(10)).containsExactly(first.attempt());
        store.renew(ada);
        assertThat(lost(10)).isEmpty();
        clock.advance(LEASE);
        assertThat(lost(10)).isEmpty();
        clock.advance(JUST_OVER.minus(LEASE));
        assertThat(lost(10)).containsExactlyInAnyOrder(first.attempt(), second.attempt());
    }

    @Test
    void aRenewalDoesNotShortenALongerLease() {
        insert();
        claimOne(new Claimer(ada.instance(), "ada", LEASE.multipliedBy(2)));
        store.renew(ada);
        clock.advance(LEASE.multipliedBy(2));

        assertThat(lost(10)).isEmpty();
    }

    @Test
    void instancesOfOneWorkerNameDoNotRenewForEachOther() {
        insert();
        ClaimedJob claimed = claimOne(ada);
        clock.advance(JUST_OVER);

        store.renew(claimer("ada", 0xBeef)); // started again under the same name

        assertThat(lost(10)).containsExactly(claimed.attempt());
    }

    @Test
    void anInstanceWhoseTimeRanOutMayRenewWhileNobodyTookItsJobs() {
        insert();
        ClaimedJob claimed = claimOne(ada);
        clock.advance(JUST_OVER.multipliedBy(5));

        assertThat(store.renew(ada).revoked()).isEmpty();
        assertThat(lost(10)).isEmpty();
        assertThat(settle(claimed, success())).isEqualTo(SettleResult.SETTLED);
    }

    @Test
    void aLateWorkerSettlesWhatNobodyTook() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        clock.advance(JUST_OVER.multipliedBy(5));

        assertThat(settle(claimed, success())).isEqualTo(SettleResult.SETTLED);
        assertThat(state(id)).isEqualTo(JobState.SUCCEEDED);
        assertThat(rescueAll()).isEmpty();
    }

    @Test
    void lateWorkerCannotCompleteARescuedJob() {
        JobId id = insert();
        ClaimedJob late = claimOne(ada);
        clock.advance(JUST_OVER);
        rescueAll();
        assertThat(settle(late, success())).isEqualTo(SettleResult.LEASE_LOST);

        ClaimedJob second = claimOne(bob);
        assertThat(settle(late, success())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(settle(late, failure())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(settle(late, new Outcome.Released())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(find(id).token()).isEqualTo(second.token());

        assertThat(settle(second, success())).isEqualTo(SettleResult.SETTLED);
        assertThat(settle(late, success())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(store.attempts(id)).extracting(Attempt::worker).containsExactly("ada", "bob");
    }

    @Test
    void aRescueOfAJobThatWasSettledInBetweenChangesNothing() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        clock.advance(JUST_OVER);
        List<RunningAttempt> lost = lost(10);
        settle(claimed, success());

        assertThat(settle(rescue(lost.get(0)))).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(state(id)).isEqualTo(JobState.SUCCEEDED);
        assertThat(store.audit(id)).isEmpty();
    }

    @Test
    void aRescueIsRefusedWhenTheLeaseWasRenewedInBetween() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        clock.advance(JUST_OVER);
        List<RunningAttempt> lost = lost(10);
        store.renew(ada);

        assertThat(settle(rescue(lost.get(0)))).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(find(id).token()).isEqualTo(claimed.token());
    }

    @Test
    void twoRescuersCountOneLoss() {
        JobId id = insert();
        claimOne(ada);
        clock.advance(JUST_OVER);
        List<RunningAttempt> lost = lost(10);

        settle(rescue(lost.get(0)));
        settle(rescue(lost.get(0)));

        assertThat(find(id).tally().losses()).isEqualTo(1);
        assertThat(store.attempts(id)).hasSize(1);
        assertThat(store.audit(id)).hasSize(1);
    }

    @Test
    void anEndedInstanceIsRescuedAtOnce() {
        insertMany(2);
        List<ClaimedJob> claimed = claim(ada, 2);

        store.end(ada.instance());

        assertThat(lost(10))
                .containsExactlyInAnyOrderElementsOf(
                        claimed.stream().map(ClaimedJob::attempt).toList());
        assertThat(rescueAll()).containsOnly(SettleResult.SETTLED);
        assertThat(claim(bob, 5)).hasSize(2);
    }

    @Test
    void anEndedInstanceMaySettleWhatNobodyTook() {
        insert();
        ClaimedJob claimed = claimOne(ada);
        store.end(ada.instance());

        assertThat(settle(claimed, success())).isEqualTo(SettleResult.SETTLED);
        assertThat(lost(10)).isEmpty();
    }

    @Test
    void endingAnUnknownInstanceDoesNothing() {
        store.end(new InstanceId(4711));
        store.end(new InstanceId(4711));

        assertThat(lost(10)).isEmpty();
    }

    @Test
    void whatWasTakenIsToldOnceWithTheNextRenewal() {
        insertMany(3);
        List<ClaimedJob> claimed = claim(ada, 3);
        settle(claimed.get(0), success());
        change(Verb.CANCEL, claimed.get(1).id());
        clock.advance(JUST_OVER);
        rescueAll();

        assertThat(store.renew(ada).revoked())
                .containsExactlyInAnyOrder(
                        claimed.get(1).token(), claimed.get(2).token());
        assertThat(store.renew(ada).revoked()).isEmpty();
        assertThat(store.renew(bob).revoked()).isEmpty();
    }

    @Test
    void aJobThatLosesTooManyWorkersFailsAsPoison() {
        JobId id = insert(options -> options.policy(policy -> policy.withMaxLeaseLosses(2)));
        for (int i = 0; i < 3; i++) {
            claimOne(ada);
            clock.advance(JUST_OVER);
            rescueAll();
        }

        Job job = find(id);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.tally().losses()).isEqualTo(3);
        assertThat(job.failure()).extracting(Failure::reason).isEqualTo(Failure.POISON);
        assertThat(store.attempts(id)).hasSize(3);
    }

    @Test
    void lossesAndFailuresCountApart() {
        JobId id = insert(options -> options.maxAttempts(2).policy(policy -> policy.withMaxLeaseLosses(1)));
        claimOne(ada);
        clock.advance(JUST_OVER);
        rescueAll();
        settle(claimOne(ada), failure());

        assertThat(find(id).state()).isEqualTo(JobState.RETRYING);
        assertThat(find(id).tally().losses()).isEqualTo(1);
        assertThat(find(id).tally().failures()).isEqualTo(1);
    }

    @Test
    void theRescuerIsNotAskedWhileTheLeaseRuns() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        Settlement rescue = rescue(claimed.attempt());

        assertThat(settle(rescue)).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(state(id)).isEqualTo(JobState.RUNNING);
    }

    @Test
    void leasesOfDifferentLengthEndOnTheirOwn() {
        insertMany(2);
        ClaimedJob longer = claimOne(new Claimer(ada.instance(), "ada", Duration.ofHours(1)));
        ClaimedJob shorter = claimOne(new Claimer(bob.instance(), "bob", Duration.ofMillis(1)));
        clock.advance(Duration.ofMillis(1).plusNanos(1_000));

        assertThat(lost(10)).containsExactly(shorter.attempt());
        clock.advance(Duration.ofHours(1));
        assertThat(lost(10)).contains(longer.attempt());
    }

    @Test
    void aClockThatIsSetBackMovesNoTime() {
        assumeTimeIsKept();
        insert();
        claimOne(ada);
        clock.advance(JUST_OVER);
        Instant before = store.now();
        clock.advance(Duration.ofHours(-5));

        assertThat(store.now()).isEqualTo(before);
        assertThat(lost(10)).hasSize(1);
    }
}
