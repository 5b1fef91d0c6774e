package dev.jobwright.store;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobFilter;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One batch of a prune. The first names no {@code after}; each that follows goes on where the one before got to, with
 * everything else the same.
 *
 * @param id of the prune, to which all its batches are added up in the audit log
 * @param filter which jobs; its states are terminal ones, none for all of them
 * @param finishedBefore only jobs that ended before this time
 * @param after {@link PruneResult#next} of the batch before; null for the first
 * @param limit most jobs to delete, from 1 to {@value #MAX_LIMIT}
 * @param dryRun counts, and writes nothing
 * @param actor who wants it; cut at 200 bytes
 */
public record PruneRequest(
        UUID id,
        String namespace,
        JobFilter filter,
        Instant finishedBefore,
        @Nullable Long after,
        int limit,
        boolean dryRun,
        String actor) {

    public static final int MAX_LIMIT = 1_000;

    public PruneRequest {
        for (JobState state : filter.states()) {
            if (!state.isTerminal()) {
                throw new InvalidInput("jobs that are " + state.word()
                        + " cannot be pruned: name states in which jobs have ended, or none for all of them");
            }
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInput("pruning " + limit + " jobs at once is not possible: use 1 to " + MAX_LIMIT);
        }
        finishedBefore = finishedBefore.truncatedTo(ChronoUnit.MICROS);
        actor = Texts.storable(actor, 200);
    }

    /** The batch that follows one which got as far as this. */
    public PruneRequest after(long seq) {
        return new PruneRequest(id, namespace, filter, finishedBefore, seq, limit, dryRun, actor);
    }

    /** Whether it asks for a job that has ended like this; its key and group are not looked at. */
    public boolean asksFor(Lane lane, JobState state, Instant enqueuedAt, Instant finishedAt) {
        return finishedAt.isBefore(finishedBefore)
                && lane.namespace().equals(namespace)
                && filter.matches(lane)
                && filter.matches(state)
                && filter.matchesTimes(enqueuedAt, finishedAt);
    }
}
