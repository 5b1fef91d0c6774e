package dev.jobwright.store;

import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.Lane;
import dev.jobwright.LeaseToken;
import dev.jobwright.Tally;
import java.time.Instant;

/**
 * An attempt under way, with all that is needed to decide what comes after it.
 *
 * @param tally as it stands now: this attempt is its latest
 * @param worker the name of the worker that has it
 */
public record RunningAttempt(
        JobId id, LeaseToken token, Lane lane, Tally tally, JobPolicy policy, String worker, Instant claimedAt) {}
