package dev.jobwright.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param attempts running attempts whose lease has run out, in no particular order
 * @param next no later than when the next of the other leases runs out if nobody renews it; null when nothing else runs
 */
public record Lost(List<RunningAttempt> attempts, @Nullable Instant next) {

    public Lost {
        attempts = List.copyOf(attempts);
    }
}
