package dev.jobwright.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.AttemptEnd;
import dev.jobwright.Backoff;
import dev.jobwright.Failure;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobState;
import dev.jobwright.Tally;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final Failure ERROR = Failure.of(Failure.EXCEPTION, "no such image");
    private static final Tally FIRST = Tally.NEW.claimed();
    private static final JobPolicy WAIT = policy(3, Backoff.fixed(Duration.ofSeconds(2)), 3);
    private static final JobPolicy NO_WAIT = policy(3, Backoff.fixed(Duration.ZERO), 3);

    private final Set<Transition> walked = new HashSet<>();

    @Test
    void everyWayOutOfRunningIsDecidedSomehow() {
        assertThat(decide(FIRST, WAIT, new Outcome.Succeeded("1")))
                .isEqualTo(new Decision(
                        AttemptEnd.SUCCEEDED,
                        Trigger.SUCCEED,
                        JobState.SUCCEEDED,
                        FIRST,
                        Duration.ZERO,
                        null,
                        "1",
                        null));
        assertThat(decide(FIRST, WAIT, new Outcome.Failed(ERROR, true)))
                .isEqualTo(new Decision(
                        AttemptEnd.FAILED,
                        Trigger.FAIL,
                        JobState.RETRYING,
                        FIRST.failed(),
                        Duration.ofSeconds(2),
                        null,
                        null,
                        ERROR));
        assertThat(to(FIRST, NO_WAIT, new Outcome.Failed(ERROR, true))).isEqualTo(JobState.AVAILABLE);
        assertThat(to(FIRST, NO_WAIT, new Outcome.Failed(ERROR, false))).isEqualTo(JobState.FAILED);
        assertThat(to(failures(2), NO_WAIT, new Outcome.Failed(ERROR, true))).isEqualTo(JobState.FAILED);
        assertThat(to(FIRST, WAIT, new Outcome.TimedOut(ERROR))).isEqualTo(JobState.RETRYING);
        assertThat(to(FIRST, NO_WAIT, new Outcome.TimedOut(ERROR))).isEqualTo(JobState.AVAILABLE);
        assertThat(to(failures(2), WAIT, new Outcome.TimedOut(ERROR))).isEqualTo(JobState.FAILED);
        assertThat(to(losses(2), WAIT, new Outcome.LeaseLost(ERROR))).isEqualTo(JobState.AVAILABLE);
        assertThat(to(losses(3), WAIT, new Outcome.LeaseLost(ERROR))).isEqualTo(JobState.FAILED);
        assertThat(to(FIRST, WAIT, new Outcome.Snoozed(Duration.ofNanos(1)))).isEqualTo(JobState.SCHEDULED);
        assertThat(to(FIRST, WAIT, new Outcome.Snoozed(Duration.ZERO))).isEqualTo(JobState.AVAILABLE);
        assertThat(to(releases(98), WAIT, new Outcome.Released())).isEqualTo(JobState.AVAILABLE);
        assertThat(to(releases(99), WAIT, new Outcome.Released())).isEqualTo(JobState.HELD);

        assertThat(Lifecycle.table().stream()
                        .filter(row -> row.from() == JobState.RUNNING && row.trigger() != Trigger.CANCEL)
                        .map(row -> new Transition(row.from(), row.trigger(), row.to(), "")))
                .containsExactlyInAnyOrderElementsOf(walked);
    }

    @Test
    void eachOutcomeCountsOnItsOwnAndKeepsTheAttempt() {
        Tally tally = new Tally(2, 17, 1, 1, 1, 1);

        assertThat(decide(tally, WAIT, new Outcome.Succeeded(null)).tally()).isEqualTo(tally);
        assertThat(decide(tally, WAIT, new Outcome.Failed(ERROR, true)).tally())
                .isEqualTo(new Tally(2, 17, 2, 1, 1, 1));
        assertThat(decide(tally, WAIT, new Outcome.TimedOut(ERROR)).tally()).isEqualTo(new Tally(2, 17, 2, 1, 1, 1));
        assertThat(decide(tally, WAIT, new Outcome.LeaseLost(ERROR)).tally()).isEqualTo(new Tally(2, 17, 1, 2, 1, 1));
        assertThat(decide(tally, WAIT, new Outcome.Released()).tally()).isEqualTo(new Tally(2, 17, 1, 1, 2, 1));
        assertThat(decide(tally, WAIT, new Outcome.Snoozed(Duration.ZERO)).tally())
                .isEqualTo(new Tally(2, 17, 1, 1, 1, 2));
    }

    @Test
    void poisonNamesTheNumberAndTheLastLoss() {
        Decision decision =
                decide(losses(3), WAIT, new Outcome.LeaseLost(Failure.of(Failure.LEASE_LOST, "host-7 died")));

        assertThat(decision.failure()).isNotNull();
        assertThat(decision.failure().reason()).isEqualTo(Failure.POISON);
        assertThat(decision.failure().message()).contains("lost 4 workers", "3 are allowed", "host-7 died");
        assertThat(decision.end()).isEqualTo(AttemptEnd.LOST);
    }

    @Test
    void noLossIsAllowedWhenThePolicySaysSo() {
        assertThat(to(FIRST, policy(3, Backoff.DEFAULT, 0), new Outcome.LeaseLost(ERROR)))
                .isEqualTo(JobState.FAILED);
    }

    @Test
    void anAttemptNumberBeyondAnIntIsNothingSpecial() {
        Tally old = new Tally(3, 1L << 31, 0, 0, 0, Integer.MAX_VALUE - 1);

        assertThat(decide(old, WAIT, new Outcome.Snoozed(Duration.ZERO)).tally().attempt())
                .isEqualTo(1L << 31);
        assertThat(old.claimed().attempt()).isEqualTo((1L << 31) + 1);
    }

    @Test
    void theSameRandomGivesTheSameDecision() {
        JobPolicy jitter = policy(10, Backoff.exponential(Duration.ofSeconds(1), Duration.ofHours(1)), 3);
        for (long seed = 0; seed < 100; seed++) {
            assertThat(Decisions.decide(FIRST, jitter, new Outcome.Failed(ERROR, true), new Random(seed)))
                    .isEqualTo(Decisions.decide(FIRST, jitter, new Outcome.Failed(ERROR, true), new Random(seed)));
        }
    }

    @Test
    void aDecisionThatTheTableDoesNotKnowCannotBeMade() {
        assertThatThrownBy(() -> new Decision(
                        AttemptEnd.SUCCEEDED,
                        Trigger.SUCCEED,
                        JobState.AVAILABLE,
                        FIRST,
                        Duration.ZERO,
                        null,
                        null,
                        null))
                .isInstanceOf(IllegalStateException.class);
    }

    private JobState to(Tally tally, JobPolicy policy, Outcome outcome) {
        return decide(tally, policy, outcome).to();
    }

    private Decision decide(Tally tally, JobPolicy policy, Outcome outcome) {
        Decision decision = Decisions.decide(tally, policy, outcome, new Random(5));
        walked.add(new Transition(JobState.RUNNING, decision.trigger(), decision.to(), ""));
        return decision;
    }

    private static JobPolicy policy(int maxAttempts, Backoff backoff, int maxLeaseLosses) {
        return JobPolicy.DEFAULT
                .withMaxAttempts(maxAttempts)
                .withBackoff(backoff)
                .withMaxLeaseLosses(maxLeaseLosses);
    }

    private static Tally failures(int n) {
        return new Tally(1, n + 1L, n, 0, 0, 0);
    }

    private static Tally losses(int n) {
        return new Tally(1, n + 1L, 0, n, 0, 0);
    }

    private static Tally releases(int n) {
        return new Tally(1, n + 1L, 0, 0, n, 0);
    }
}
