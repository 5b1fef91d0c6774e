package dev.jobwright.lifecycle;

import dev.jobwright.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting job waits for. Its state is the first closed gate, in this order: blocked, held, scheduled or
 * retrying, available.
 *
 * @param pending dependencies that have not ended yet
 * @param waitReason another condition that it waits for (scope, limit, child, signal …)
 * @param heldReason why an operator, or Jobwright itself, hides it from claims
 * @param notBefore the time before which it may not start
 * @param retrying whether it waits for its time because an attempt failed
 */
public record Gates(
        int pending,
        @Nullable String waitReason,
        @Nullable String heldReason,
        @Nullable Instant notBefore,
        boolean retrying) {

    /** Nothing to wait for. */
    public static final Gates OPEN = new Gates(0, null, null, null, false);

    /** The state of a waiting job with these gates, at that instant of the store's clock. */
    public JobState state(Instant now) {
        if (pending > 0 || waitReason != null) {
            return JobState.BLOCKED;
        }
        if (heldReason != null) {
            return JobState.HELD;
        }
        if (notBefore != null && notBefore.isAfter(now)) {
            return retrying ? JobState.RETRYING : JobState.SCHEDULED;
        }
        return JobState.AVAILABLE;
    }

    public Gates held(@Nullable String reason) {
        return new Gates(pending, waitReason, reason, notBefore, retrying);
    }
}
