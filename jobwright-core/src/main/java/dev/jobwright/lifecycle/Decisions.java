package dev.jobwright.lifecycle;

import dev.jobwright.AttemptEnd;
import dev.jobwright.Failure;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobState;
import dev.jobwright.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Chooses among the rows of {@link Lifecycle}. Pure: the same values give the same decision, on any machine. */
public final class Decisions {

    private Decisions() {}

    /**
     * What becomes of a job whose attempt ended.
     *
     * @param tally as it stood while the attempt ran: this attempt is its latest
     * @param random for the jitter of the backoff
     */
    public static Decision decide(Tally tally, JobPolicy policy, Outcome outcome, RandomGenerator random) {
        if (outcome instanceof Outcome.Succeeded succeeded) {
            return new Decision(
                    AttemptEnd.SUCCEEDED,
                    Trigger.SUCCEED,
                    JobState.SUCCEEDED,
                    tally,
                    Duration.ZERO,
                    null,
                    succeeded.result(),
                    null);
        }
        if (outcome instanceof Outcome.Failed failed) {
            return failure(
                    AttemptEnd.FAILED,
                    Trigger.FAIL,
                    tally.failed(),
                    policy,
                    failed.retryable(),
                    failed.failure(),
                    random);
        }
        if (outcome instanceof Outcome.TimedOut timedOut) {
            return failure(
                    AttemptEnd.TIMED_OUT, Trigger.TIME_OUT, tally.failed(), policy, true, timedOut.failure(), random);
        }
        if (outcome instanceof Outcome.LeaseLost lost) {
            return loss(tally.lost(), policy, lost.failure());
        }
        if (outcome instanceof Outcome.Snoozed snoozed) {
            boolean waits = snoozed.delay().compareTo(Duration.ZERO) > 0;
            return back(
                    AttemptEnd.SNOOZED,
                    Trigger.SNOOZE,
                    waits ? JobState.SCHEDULED : JobState.AVAILABLE,
                    tally.snoozed(),
                    snoozed.delay(),
                    null);
        }
        Tally released = tally.released();
        boolean tooOften = released.releases() >= Tally.MAX_RELEASES;
        return back(
                AttemptEnd.RELEASED,
                Trigger.GIVE_BACK,
                tooOften ? JobState.HELD : JobState.AVAILABLE,
                released,
                Duration.ZERO,
                tooOften ? "given back " + Tally.MAX_RELEASES + " times without running to an end" : null);
    }

    private static Decision failure(
            AttemptEnd end,
            Trigger trigger,
            Tally tally,
            JobPolicy policy,
            boolean retryable,
            Failure failure,
            RandomGenerator random) {
        if (!retryable || tally.failures() >= policy.maxAttempts()) {
            return new Decision(end, trigger, JobState.FAILED, tally, Duration.ZERO, null, null, failure);
        }
        Duration delay = policy.backoff().delay(tally.failures(), random);
        JobState to = delay.isZero() ? JobState.AVAILABLE : JobState.RETRYING;
        return new Decision(end, trigger, to, tally, delay, null, null, failure);
    }

    private static Decision loss(Tally tally, JobPolicy policy, Failure failure) {
        if (tally.losses() > policy.maxLeaseLosses()) {
            Failure poison = Failure.of(
                    Failure.POISON,
                    "lost " + tally.losses() + " workers, and " + policy.maxLeaseLosses() + " are allowed; the last: "
                            + failure.message());
            return new Decision(
                    AttemptEnd.LOST, Trigger.LOSE_LEASE, JobState.FAILED, tally, Duration.ZERO, null, null, poison);
        }
        return new Decision(
                AttemptEnd.LOST, Trigger.LOSE_LEASE, JobState.AVAILABLE, tally, Duration.ZERO, null, null, failure);
    }

    private static Decision back(
            AttemptEnd end, Trigger trigger, JobState to, Tally tally, Duration delay, @Nullable String heldReason) {
        return new Decision(end, trigger, to, tally, delay, heldReason, null, null);
    }

    /** What an operator's verb does to a job: its next state, or why not. */
    public sealed interface Ruling {
        record Move(JobState to) implements Ruling {}

        record Refusal(Verb.Refused why) implements Ruling {}
    }

    /** Decides an operator's verb for a job that is in that state, behind those gates. */
    public static Ruling decide(Verb verb, JobState state, Gates gates, Instant now) {
        if (!Lifecycle.allows(state, verb.trigger())) {
            return new Ruling.Refusal(verb.refusalIn(state));
        }
        JobState to = switch (verb) {
            case CANCEL -> JobState.CANCELLED;
            case HOLD -> JobState.HELD;
            case RETRY -> JobState.AVAILABLE;
            case RELEASE -> gates.held(null).state(now);
        };
        return new Ruling.Move(Lifecycle.move(state, verb.trigger(), to));
    }
}
