package dev.jobwright.lifecycle;

import dev.jobwright.Failure;
import dev.jobwright.InvalidInput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt: what a handler did, or what happened to its worker. */
public sealed interface Outcome {

    /** @param result JSON, or null for none */
    record Succeeded(@Nullable String result) implements Outcome {}

    /** @param retryable false when another attempt cannot mend it */
    record Failed(Failure failure, boolean retryable) implements Outcome {}

    /** Ran longer than its {@code maxRunTime}. */
    record TimedOut(Failure failure) implements Outcome {}

    /** Its worker died, or stopped renewing. */
    record LeaseLost(Failure failure) implements Outcome {}

    /**
     * The handler asked to be run later.
     *
     * @param delay from zero to 3,650 days
     */
    record Snoozed(Duration delay) implements Outcome {

        /** Longest snooze: further off, the time it ends at could not be counted with. */
        public static final Duration LONGEST = Duration.ofDays(3650);

        public Snoozed {
            if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
                throw new InvalidInput("a snooze of " + delay + " is not possible: use zero to 3,650 days");
            }
        }
    }

    /** Given back: the worker stops, or never came to start it. */
    record Released() implements Outcome {}
}
