package dev.jobwright.store;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobFilter;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in enqueue order.
 *
 * @param after the {@code seq} of the last job of the page before; null for the first page
 * @param newestFirst latest enqueued first
 * @param limit most jobs on the page, from 1 to {@value #MAX_LIMIT}
 */
public record JobQuery(
        String namespace, JobFilter filter, @Nullable Long after, boolean newestFirst, int limit) {

    public static final int MAX_LIMIT = 500;

    public JobQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInput("a page of " + limit + " jobs is not possible: use 1 to " + MAX_LIMIT);
        }
    }
}
