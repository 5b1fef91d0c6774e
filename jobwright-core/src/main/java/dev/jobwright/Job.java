package dev.jobwright;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands in the store, read in one snapshot.
 *
 * @param seq its number in the store: enqueue order
 * @param priority higher runs earlier
 * @param due orders jobs of one priority, and is what lag is measured from
 * @param notBefore the gate that it waits behind; null when it is open
 * @param startBy its start deadline
 * @param heldReason why it is held
 * @param worker the worker that runs it, or whose attempt ended it
 * @param token the lease that it runs under
 * @param claimedAt when that lease was granted
 * @param finishedAt set when, and only when, the state is terminal
 * @param args JSON, byte for byte as it came
 * @param result JSON, of a job that succeeded with one
 * @param failure the error of the attempt that ended it
 * @param key the caller's own unique name
 * @param correlation the caller's own name of the group that it belongs to
 */
public record Job(
        JobId id,
        long seq,
        Lane lane,
        JobState state,
        int priority,
        Instant enqueuedAt,
        Instant due,
        @Nullable Instant notBefore,
        @Nullable Instant startBy,
        @Nullable String heldReason,
        Tally tally,
        @Nullable String worker,
        @Nullable LeaseToken token,
        @Nullable Instant claimedAt,
        @Nullable Instant finishedAt,
        String args,
        @Nullable String result,
        @Nullable Failure failure,
        @Nullable String key,
        @Nullable String correlation,
        Map<String, String> headers,
        JobPolicy policy) {}
