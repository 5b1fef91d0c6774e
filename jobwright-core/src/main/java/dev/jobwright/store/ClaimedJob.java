package dev.jobwright.store;

import dev.jobwright.JobId;
import dev.jobwright.LeaseToken;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A claimed job: its attempt, and what the handler needs. */
public record ClaimedJob(
        RunningAttempt attempt,
        int priority,
        Instant enqueuedAt,
        Instant due,
        String args,
        @Nullable String key,
        @Nullable String correlation,
        Map<String, String> headers) {

    public JobId id() {
        return attempt.id();
    }

    public LeaseToken token() {
        return attempt.token();
    }
}
