package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.Backoff;
import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.LeaseToken;
import dev.jobwright.Tally;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code JobStore.settle}, by the worker that holds the lease. */
public abstract class SettleContract extends Contract {

    private static final Backoff TEN_SECONDS = Backoff.fixed(Duration.ofSeconds(10));
    private static final Backoff NO_WAIT = Backoff.fixed(Duration.ZERO);

    protected SettleContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void anEmptyListSettlesNothing() {
        assertThat(store.settle(List.of())).isEmpty();
    }

    @Test
    void aSuccessEndsTheJobWithItsResult() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        clock.advance(Duration.ofSeconds(3));

        assertThat(settle(claimed, success())).isEqualTo(SettleResult.SETTLED);

        Job job = find(id);
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.result()).isEqualTo("{\"ok\":true}");
        assertThat(job.failure()).isNull();
        assertThat(job.finishedAt()).isEqualTo(clock.instant());
        assertThat(job.worker()).isEqualTo("ada");
        assertThat(job.token()).isNull();
        assertThat(job.claimedAt()).isNull();
        assertThat(store.attempts(id))
                .containsExactly(new Attempt(
                        1,
                        1,
                        AttemptEnd.SUCCEEDED,
                        "ada",
                        clock.instant(),
                        Duration.ofMillis(1_500),
                        "{\"ok\":true}",
                        null));
    }

    @Test
    void aSuccessMayHaveNoResult() {
        JobId id = insert();
        settle(claimOne(ada), new Outcome.Succeeded(null));

        assertThat(find(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(find(id).result()).isNull();
    }

    @Test
    void aFailureWithAttemptsLeftWaitsForItsBackoff() {
        JobId id = insert(options -> options.backoff(TEN_SECONDS));

        settle(claimOne(ada), failure());

        Job job = find(id);
        assertThat(job.state()).isEqualTo(JobState.RETRYING);
        assertThat(job.notBefore()).isEqualTo(clock.instant().plusSeconds(10));
        assertThat(job.finishedAt()).isNull();
        assertThat(job.worker()).isNull();
        assertThat(job.failure()).isNull();
        assertThat(job.tally()).isEqualTo(new Tally(1, 1, 1, 0, 0, 0));
        assertThat(claim(ada, 1)).isEmpty();

        clock.advance(Duration.ofSeconds(10));
        assertThat(store.promote(10).promoted()).isEqualTo(1);
        assertThat(find(id).notBefore()).isNull();
        assertThat(claimIds(1)).containsExactly(id);
    }

    @Test
    void aFailureOrTimeoutWithoutABackoffIsAvailableAtOnce() {
        JobId id = insert(options -> options.backoff(NO_WAIT));

        settle(claimOne(ada), failure());
        settle(claimOne(ada), timeout());

        assertThat(claimIds(1)).containsExactly(id);
        assertThat(find(id).tally().failures()).isEqualTo(2);
    }

    @Test
    void theLastFailureFailsTheJobAndIsShown() {
        JobId id = insert(options -> options.backoff(NO_WAIT).maxAttempts(3));

        for (int i = 0; i < 3; i++) {
            settle(claimOne(ada), failure());
        }

        Job job = find(id);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure()).isEqualTo(Failure.of(Failure.EXCEPTION, "no such image"));
        assertThat(job.result()).isNull();
        assertThat(job.worker()).isEqualTo("ada");
        assertThat(store.attempts(id)).extracting(Attempt::number).containsExactly(1L, 2L, 3L);
        assertThat(store.attempts(id)).extracting(Attempt::end).containsOnly(AttemptEnd.FAILED);
    }

    @Test
    void aFailureThatIsNotRetriedFailsAtOnce() {
        JobId id = insert();

        settle(claimOne(ada), new Outcome.Failed(Failure.of(Failure.DECODE, "no such field"), false));

        assertThat(state(id)).isEqualTo(JobState.FAILED);
    }

    @Test
    void aTimeoutCountsAsAFailure() {
        JobId id = insert(options -> options.backoff(TEN_SECONDS).maxAttempts(2));
        settle(claimOne(ada), timeout());
        assertThat(state(id)).isEqualTo(JobState.RETRYING);

        clock.advance(Duration.ofSeconds(10));
        store.promote(10);
        settle(claimOne(ada), timeout());

        assertThat(find(id).state()).isEqualTo(JobState.FAILED);
        assertThat(find(id).tally().failures()).isEqualTo(2);
        assertThat(store.attempts(id)).extracting(Attempt::end).containsOnly(AttemptEnd.TIMED_OUT);
    }

    @Test
    void snoozeWaitsWithoutUsingUpAnAttempt() {
        JobId id = insert(options -> options.maxAttempts(1));

        settle(claimOne(ada), new Outcome.Snoozed(Duration.ofMinutes(5)));

        Job job = find(id);
        assertThat(job.state()).isEqualTo(JobState.SCHEDULED);
        assertThat(job.notBefore()).isEqualTo(clock.instant().plusSeconds(300));
        assertThat(job.tally()).isEqualTo(new Tally(1, 1, 0, 0, 0, 1));
        assertThat(store.attempts(id)).extracting(Attempt::end).containsExactly(AttemptEnd.SNOOZED);
    }

    @Test
    void snoozeForNoTimeIsAvailableAtOnce() {
        JobId id = insert();
        settle(claimOne(ada), new Outcome.Snoozed(Duration.ZERO));

        assertThat(state(id)).isEqualTo(JobState.AVAILABLE);
    }

    @Test
    void aJobThatIsGivenBackAHundredTimesIsHeld() {
        JobId id = insert();
        for (int i = 1; i <= Tally.MAX_RELEASES; i++) {
            assertThat(state(id)).isEqualTo(JobState.AVAILABLE);
            settle(claimOne(ada), new Outcome.Released());
        }

        assertThat(find(id).state()).isEqualTo(JobState.HELD);
        assertThat(find(id).heldReason()).contains("100 times");
        assertThat(store.attempts(id)).hasSize(100);

        change(Verb.RELEASE, id);
        assertThat(claimIds(1)).containsExactly(id);
    }

    @Test
    void answersComeInTheOrderOfTheSettlements() {
        insertMany(3);
        List<ClaimedJob> claimed = claim(ada, 3);
        LeaseToken forged = new LeaseToken(claimed.get(0).token().seq(), 1, 42);
        Settlement first = settlement(claimed.get(0), success());

        assertThat(store.settle(List.of(
                        settlement(claimed.get(2), success()),
                        forge(first, forged),
                        first,
                        first,
                        settlement(claimed.get(1), failure()),
                        settlement(claimed.get(1), success()))))
                .containsExactly(
                        SettleResult.SETTLED,
                        SettleResult.LEASE_LOST,
                        SettleResult.SETTLED,
                        SettleResult.SETTLED,
                        SettleResult.SETTLED,
                        SettleResult.LEASE_LOST);
    }

    @Test
    void aLateEndOfAnEarlierAttemptLeavesNoTraceInAnotherEndThatComesWithIt() {
        JobId id = insert();
        Settlement late = settlement(claimOne(ada), new Outcome.Released());
        change(Verb.CANCEL, id);
        change(Verb.RETRY, id);
        ClaimedJob second = claimOne(ada);

        assertThat(store.settle(List.of(late, settlement(second, failure()))))
                .containsExactly(SettleResult.LEASE_LOST, SettleResult.SETTLED);
        Tally tally = find(id).tally();
        assertThat(tally.releases()).isZero();
        assertThat(tally.failures()).isEqualTo(1);
    }

    @Test
    void aTokenThatWasNeverGivenSettlesNothing() {
        insertMany(2);
        ClaimedJob claimed = claimOne(ada);
        LeaseToken real = claimed.token();
        Settlement good = settlement(claimed, success());
        long unclaimed = store.list(new JobQuery("default", JobFilter.state(JobState.AVAILABLE), null, false, 1))
                .get(0)
                .seq();

        for (LeaseToken forged : List.of(
                new LeaseToken(real.seq(), real.attempt(), real.nonce() + 1),
                new LeaseToken(real.seq(), real.attempt() + 1, real.nonce()),
                new LeaseToken(real.seq(), real.attempt() - 1, real.nonce()),
                new LeaseToken(unclaimed, real.attempt(), real.nonce()),
                new LeaseToken(Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE))) {
            assertThat(settle(forge(good, forged))).isEqualTo(SettleResult.LEASE_LOST);
        }
        assertThat(state(claimed.id())).isEqualTo(JobState.RUNNING);
        assertThat(store.attempts(claimed.id())).isEmpty();
    }

    @Test
    void aThousandAreSettledAtOnce() {
        insertMany(1_000);
        List<Settlement> all = new ArrayList<>();
        claim(ada, 1_000).forEach(job -> all.add(settlement(job, success())));

        assertThat(store.settle(all)).hasSize(1_000).containsOnly(SettleResult.SETTLED);
        assertThat(store.stats("default").count(JobState.SUCCEEDED)).isEqualTo(1_000);
    }

    @Test
    void tookIsKeptToTheMicrosecond() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        Settlement settlement = settlement(claimed, success());

        settle(Settlement.by(
                settlement.authority(), claimed.attempt(), settlement.decision(), Duration.ofNanos(1_234_567)));

        assertThat(store.attempts(id).get(0).took()).isEqualTo(Duration.ofNanos(1_234_000));
    }

    private static Settlement forge(Settlement good, LeaseToken token) {
        return new Settlement(good.id(), token, good.lane(), good.authority(), good.decision(), good.took());
    }
}
