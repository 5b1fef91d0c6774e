package dev.jobwright.store;

import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.Tally;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds about one job, as raw as it can be told: for {@link dev.jobwright.verify.Verifier}.
 *
 * @param places every place that the job stands in, with the state that each of them claims; exactly one, if all is well
 * @param instanceKnown whether the instance that its running row names exists; true when it is not running
 * @param endedAttempts the numbers of the attempts whose end is recorded, in any order
 * @param finishedAt as recorded
 */
public record JobFacts(
        JobId id,
        long seq,
        Lane lane,
        List<JobState> places,
        boolean instanceKnown,
        Tally tally,
        List<Long> endedAttempts,
        Instant enqueuedAt,
        @Nullable Instant finishedAt,
        JobPolicy policy) {}
