package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.AuditEntry;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Tally;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.lifecycle.Verb.Refused;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.SettleResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code JobStore.change}: cancel, hold, release, retry. */
public abstract class ChangeContract extends Contract {

    protected ChangeContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void waitingJobsAreCancelledAtOnce() {
        JobId available = insert();
        JobId scheduled = insert(options -> options.delay(Duration.ofSeconds(5)));
        JobId held = insert(options -> options.held("not yet"));
        clock.advance(Duration.ofSeconds(1));

        assertThat(store.change(new Change(Verb.CANCEL, "grace", "typo"), List.of(held, available, scheduled)))
                .containsExactly(
                        new ChangeResult.Changed(held, JobState.HELD, JobState.CANCELLED),
                        new ChangeResult.Changed(available, JobState.AVAILABLE, JobState.CANCELLED),
                        new ChangeResult.Changed(scheduled, JobState.SCHEDULED, JobState.CANCELLED));

        Job job = find(held);
        assertThat(job.finishedAt()).isEqualTo(clock.instant());
        assertThat(job.heldReason()).isNull();
        assertThat(job.failure()).isNull();
        assertThat(store.audit(held))
                .containsExactly(
                        new AuditEntry(clock.instant(), "cancel", JobState.HELD, JobState.CANCELLED, "grace", "typo"));
        assertThat(claim(ada, 10)).isEmpty();
    }

    @Test
    void aCancelledJobDoesNotComeBack() {
        JobId id = insert(options -> options.delay(Duration.ofSeconds(5)));
        change(Verb.CANCEL, id);
        clock.advance(Duration.ofSeconds(10));

        assertThat(store.promote(10).promoted()).isZero();
        assertThat(store.promote(10).next()).isNull();
        assertThat(state(id)).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void cancelTakesARunningJobFromItsWorker() {
        JobId id = insert();
        ClaimedJob claimed = claimOne(ada);
        clock.advance(Duration.ofSeconds(2));

        assertThat(change(Verb.CANCEL, id))
                .isEqualTo(new ChangeResult.Changed(id, JobState.RUNNING, JobState.CANCELLED));

        assertThat(settle(claimed, success())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(store.renew(ada).revoked()).containsExactly(claimed.token());
        Job job = find(id);
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.worker()).isEqualTo("ada");
        assertThat(job.token()).isNull();
        assertThat(job.result()).isNull();
        assertThat(store.attempts(id))
                .containsExactly(
                        new Attempt(1, 1, AttemptEnd.CANCELLED, "ada", clock.instant(), Duration.ZERO, null, null));
    }

    @Test
    void aHeldJobIsHiddenUntilItIsReleased() {
        JobId id = insert();

        assertThat(change(Verb.HOLD, id)).isEqualTo(new ChangeResult.Changed(id, JobState.AVAILABLE, JobState.HELD));
        assertThat(find(id).heldReason()).isEqualTo("because");
        assertThat(claim(ada, 1)).isEmpty();

        assertThat(change(Verb.RELEASE, id)).isEqualTo(new ChangeResult.Changed(id, JobState.HELD, JobState.AVAILABLE));
        assertThat(find(id).heldReason()).isNull();
        assertThat(claimIds(1)).containsExactly(id);
        assertThat(store.audit(id)).extracting(AuditEntry::verb).containsExactly("hold", "release");
    }

    @Test
    void aReasonMayBeEmpty() {
        JobId id = insert();
        store.change(new Change(Verb.HOLD, "", ""), List.of(id));

        assertThat(find(id).state()).isEqualTo(JobState.HELD);
        assertThat(find(id).heldReason()).isEmpty();
        assertThat(store.audit(id)).extracting(AuditEntry::reason).containsExactly("");
    }

    @Test
    void releaseGoesBackToTheStateThatTimeSays() {
        JobId scheduled = insert(options -> options.held("not yet").delay(Duration.ofSeconds(60)));
        JobId due = insert(options -> options.held("not yet").delay(Duration.ofSeconds(5)));
        insert();
        ClaimedJob failed = claimOne(ada);
        settle(failed, failure());
        change(Verb.HOLD, failed.id());
        clock.advance(Duration.ofNanos(1_000));

        assertThat(change(Verb.RELEASE, failed.id()))
                .isEqualTo(new ChangeResult.Changed(failed.id(), JobState.HELD, JobState.RETRYING));
        assertThat(find(failed.id()).notBefore()).isNotNull();
        clock.advance(Duration.ofSeconds(5));
        assertThat(change(Verb.RELEASE, scheduled))
                .isEqualTo(new ChangeResult.Changed(scheduled, JobState.HELD, JobState.SCHEDULED));
        assertThat(change(Verb.RELEASE, due))
                .isEqualTo(new ChangeResult.Changed(due, JobState.HELD, JobState.AVAILABLE));
        assertThat(find(due).notBefore()).isNull();
    }

    @Test
    void aReleasedJobIsPromotedAtItsTime() {
        JobId id = insert(options -> options.held("not yet").delay(Duration.ofSeconds(60)));
        change(Verb.RELEASE, id);
        clock.advance(Duration.ofSeconds(60));

        assertThat(store.promote(5).promoted()).isEqualTo(1);
        assertThat(claimIds(1)).containsExactly(id);
    }

    @Test
    void retryBeginsANewRunWithFreshLimits() {
        JobId id = insert(options -> options.maxAttempts(1));
        settle(claimOne(ada), failure());
        assertThat(state(id)).isEqualTo(JobState.FAILED);

        assertThat(change(Verb.RETRY, id)).isEqualTo(new ChangeResult.Changed(id, JobState.FAILED, JobState.AVAILABLE));

        Job job = find(id);
        assertThat(job.tally()).isEqualTo(new Tally(2, 1, 0, 0, 0, 0));
        assertThat(job.finishedAt()).isNull();
        assertThat(job.failure()).isNull();
        assertThat(job.worker()).isNull();

        ClaimedJob second = claimOne(bob);
        assertThat(second.token().attempt()).isEqualTo(2);
        settle(second, success());
        assertThat(state(id)).isEqualTo(JobState.SUCCEEDED);
        assertThat(store.attempts(id)).extracting(Attempt::run).containsExactly(1, 2);
    }

    @Test
    void aRetriedJobThatIsCancelledBeforeItRunsShowsNoOldResult() {
        JobId id = insert();
        settle(claimOne(ada), success());
        change(Verb.RETRY, id);
        assertThat(find(id).result()).isNull();
        change(Verb.CANCEL, id);

        assertThat(find(id).result()).isNull();
        assertThat(find(id).worker()).isNull();
    }

    @Test
    void everyEndedJobCanBeRetried() {
        JobId succeeded = insert();
        settle(claimOne(ada), success());
        JobId cancelled = insert();
        change(Verb.CANCEL, cancelled);
        JobId expired = insert(options -> options.startBy(clock.instant()));
        clock.advance(Duration.ofSeconds(1));
        store.promote(10);

        for (JobId id : List.of(succeeded, cancelled, expired)) {
            assertThat(change(Verb.RETRY, id)).isInstanceOf(ChangeResult.Changed.class);
        }
        assertThat(claimIds(10)).containsExactlyInAnyOrder(succeeded, cancelled, expired);
    }

    @Test
    void everyRefusalNamesTheStateAndTheReason() {
        JobId running = insert();
        claimOne(ada);
        JobId done = insert();
        change(Verb.CANCEL, done);
        JobId held = insert(options -> options.held("not yet"));
        JobId available = insert();

        assertRefused(Verb.HOLD, running, JobState.RUNNING, Refused.RUNNING);
        assertRefused(Verb.RELEASE, running, JobState.RUNNING, Refused.NOT_HELD);
        assertRefused(Verb.RETRY, running, JobState.RUNNING, Refused.NOT_FINISHED);
        assertRefused(Verb.CANCEL, done, JobState.CANCELLED, Refused.ALREADY_FINISHED);
        assertRefused(Verb.HOLD, done, JobState.CANCELLED, Refused.ALREADY_FINISHED);
        assertRefused(Verb.RELEASE, done, JobState.CANCELLED, Refused.ALREADY_FINISHED);
        assertRefused(Verb.HOLD, held, JobState.HELD, Refused.ALREADY_HELD);
        assertRefused(Verb.RETRY, held, JobState.HELD, Refused.NOT_FINISHED);
        assertRefused(Verb.RELEASE, available, JobState.AVAILABLE, Refused.NOT_HELD);
        assertThat(store.audit(running)).isEmpty();
        assertThat(store.audit(held)).isEmpty();
    }

    private void assertRefused(Verb verb, JobId id, JobState state, Refused why) {
        assertThat(change(verb, id)).isEqualTo(new ChangeResult.Refused(id, state, why));
        assertThat(state(id)).isEqualTo(state);
    }

    @Test
    void unknownJobsAreToldAndKeepNobodyBack() {
        JobId known = insert();
        JobId unknown = newId();

        assertThat(store.change(new Change(Verb.HOLD, "grace", ""), List.of(unknown, known)))
                .containsExactly(
                        new ChangeResult.Unknown(unknown),
                        new ChangeResult.Changed(known, JobState.AVAILABLE, JobState.HELD));
        assertThat(store.change(new Change(Verb.HOLD, "grace", ""), List.of())).isEmpty();
    }

    @Test
    void aJobThatIsNamedTwiceIsAnsweredTwice() {
        JobId id = insert();

        assertThat(store.change(new Change(Verb.CANCEL, "grace", ""), List.of(id, id)))
                .containsExactly(
                        new ChangeResult.Changed(id, JobState.AVAILABLE, JobState.CANCELLED),
                        new ChangeResult.Refused(id, JobState.CANCELLED, Refused.ALREADY_FINISHED));
        assertThat(store.audit(id)).hasSize(1);
    }

    @Test
    void aThousandJobsAreChangedAtOnce() {
        List<JobId> ids = insertMany(1_000);

        assertThat(store.change(new Change(Verb.CANCEL, "grace", ""), ids))
                .hasSize(1_000)
                .allMatch(ChangeResult.Changed.class::isInstance);
        assertThat(store.stats("default").count(JobState.CANCELLED)).isEqualTo(1_000);
    }
}
