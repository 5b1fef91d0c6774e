package dev.jobwright.store;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobId;
import dev.jobwright.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * One page of a job's log, in the order of writing.
 *
 * @param attempt of this attempt only; null for all
 * @param after the last entry of the page before; null for the first page
 * @param limit most entries on the page, from 1 to {@value #MAX_LIMIT}
 */
public record LogQuery(
        JobId id, @Nullable Long attempt, @Nullable LogEntry after, int limit) {

    public static final int MAX_LIMIT = 500;

    public LogQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInput("a page of " + limit + " log entries is not possible: use 1 to " + MAX_LIMIT);
        }
    }
}
