package dev.jobwright.lifecycle;

import dev.jobwright.Failure;
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

    /** The handler asked to be run later. */
    record Snoozed(Duration delay) implements Outcome {}

    /** Given back: the worker stops, or never came to start it. */
    record Released() implements Outcome {}
}
