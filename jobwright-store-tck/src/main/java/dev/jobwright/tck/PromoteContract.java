package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.AuditEntry;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.Promotion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code JobStore.promote}: time as the only cause. */
public abstract class PromoteContract extends Contract {

    protected PromoteContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void anEmptyStoreWaitsForNothing() {
        insert();

        assertThat(store.promote(10)).isEqualTo(new Promotion(0, 0, null));
    }

    @Test
    void aScheduledJobIsAvailableAtItsTimeAndNotBefore() {
        JobId id = insert(options -> options.delay(Duration.ofSeconds(5)));
        clock.advance(Duration.ofSeconds(5).minusNanos(1_000));
        assertThat(store.promote(10).promoted()).isZero();
        assertThat(claim(ada, 1)).isEmpty();

        clock.advance(Duration.ofNanos(1_000));
        assertThat(store.promote(10)).isEqualTo(new Promotion(1, 0, null));

        assertThat(find(id).state()).isEqualTo(JobState.AVAILABLE);
        assertThat(find(id).notBefore()).isNull();
        assertThat(store.audit(id)).isEmpty();
        assertThat(store.promote(10).promoted()).isZero();
    }

    @Test
    void nextIsNotLaterThanTheNextJobThatWaits() {
        Instant start = clock.instant();
        insert(options -> options.delay(Duration.ofSeconds(50)));
        assertThat(store.promote(10).next()).isNotNull().isBeforeOrEqualTo(start.plusSeconds(50));

        insert(options -> options.delay(Duration.ofSeconds(20)));
        assertThat(store.promote(10).next()).isNotNull().isBeforeOrEqualTo(start.plusSeconds(20));

        insert(options -> options.startBy(start.plusSeconds(10)));
        assertThat(store.promote(10).next()).isNotNull().isBeforeOrEqualTo(start.plusSeconds(10));
    }

    @Test
    void nextIsAfterNowWhenNothingIsLeftToDo() {
        insert(options -> options.delay(Duration.ofSeconds(50)));
        insert(options -> options.startBy(clock.instant().plusSeconds(40)));

        assertThat(store.promote(10).next()).isAfter(clock.instant());
    }

    @Test
    void noMoreThanAskedIsPromotedAndTheRestIsNextAtOnce() {
        for (int i = 1; i <= 5; i++) {
            Duration delay = Duration.ofSeconds(i);
            insert(options -> options.delay(delay));
        }
        clock.advance(Duration.ofSeconds(5));

        Promotion first = store.promote(3);
        assertThat(first.promoted()).isEqualTo(3);
        assertThat(first.next()).isNotNull().isBeforeOrEqualTo(clock.instant());
        assertThat(store.promote(3)).isEqualTo(new Promotion(2, 0, null));
    }

    @Test
    void promotedJobsAreClaimedInTheOrderOfTheirDueTime() {
        JobId later = insert(options -> options.delay(Duration.ofSeconds(9)));
        JobId sooner = insert(options -> options.delay(Duration.ofSeconds(3)));
        JobId urgent = insert(options -> options.delay(Duration.ofSeconds(10)).priority(1));
        clock.advance(Duration.ofSeconds(10));
        store.promote(10);

        assertThat(claimIds(3)).containsExactly(urgent, sooner, later);
    }

    @Test
    void aPassedStartDeadlineExpiresAvailableScheduledAndHeldJobs() {
        Instant deadline = clock.instant().plusSeconds(5);
        JobId available = insert(options -> options.startBy(deadline));
        JobId scheduled = insert(options -> options.startBy(deadline).delay(Duration.ofHours(1)));
        JobId held = insert(options -> options.startBy(deadline).held("not yet"));
        clock.advance(Duration.ofSeconds(5));
        assertThat(store.promote(10).expired()).isZero();

        clock.advance(Duration.ofNanos(1_000));
        assertThat(store.promote(10)).isEqualTo(new Promotion(0, 3, null));

        for (Job job : store.find(List.of(available, scheduled, held))) {
            assertThat(job.state()).isEqualTo(JobState.EXPIRED);
            assertThat(job.finishedAt()).isEqualTo(clock.instant());
            assertThat(job.notBefore()).isNull();
            assertThat(job.heldReason()).isNull();
            assertThat(store.audit(job.id())).extracting(AuditEntry::verb).containsExactly("expire");
        }
    }

    @Test
    void aJobBothDueAndTooLateExpires() {
        JobId id = insert(options ->
                options.delay(Duration.ofSeconds(5)).startBy(clock.instant().plusSeconds(5)));
        clock.advance(Duration.ofSeconds(6));

        assertThat(store.promote(10)).isEqualTo(new Promotion(0, 1, null));
        assertThat(state(id)).isEqualTo(JobState.EXPIRED);
    }

    @Test
    void retryingSnoozedAndRetriedJobsDoNotExpire() {
        Instant deadline = clock.instant().plusSeconds(5);
        JobId retrying = insert(options -> options.startBy(deadline));
        settle(claimOne(ada), failure());
        JobId snoozed = insert(options -> options.startBy(deadline));
        settle(claimOne(ada), new Outcome.Snoozed(Duration.ofHours(1)));
        JobId secondRun = insert(options -> options.startBy(deadline));
        change(Verb.CANCEL, secondRun);
        change(Verb.RETRY, secondRun);
        clock.advance(Duration.ofSeconds(6));

        assertThat(store.promote(10).expired()).isZero();
        assertThat(claimIds(10)).contains(secondRun);
        assertThat(state(snoozed)).isEqualTo(JobState.SCHEDULED);
        assertThat(state(retrying)).isNotEqualTo(JobState.EXPIRED);
    }

    @Test
    void aRunningJobDoesNotExpire() {
        JobId id = insert(options -> options.startBy(clock.instant().plusSeconds(5)));
        claimOne(ada);
        clock.advance(Duration.ofSeconds(6));

        assertThat(store.promote(10)).isEqualTo(new Promotion(0, 0, null));
        assertThat(state(id)).isEqualTo(JobState.RUNNING);
    }

    @Test
    void noMoreThanAskedExpires() {
        for (int i = 0; i < 5; i++) {
            insert(options -> options.startBy(clock.instant().plusSeconds(1)));
        }
        clock.advance(Duration.ofSeconds(2));

        assertThat(store.promote(3).expired()).isEqualTo(3);
        assertThat(store.promote(3).expired()).isEqualTo(2);
    }

    @Test
    void heldJobsAreNotPromoted() {
        JobId id = insert(options -> options.delay(Duration.ofSeconds(1)));
        change(Verb.HOLD, id);
        clock.advance(Duration.ofSeconds(2));

        assertThat(store.promote(10)).isEqualTo(new Promotion(0, 0, null));
        assertThat(state(id)).isEqualTo(JobState.HELD);
    }
}
