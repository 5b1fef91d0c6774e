package dev.jobwright.store;

import dev.jobwright.JobId;
import dev.jobwright.Lane;
import dev.jobwright.LeaseToken;
import dev.jobwright.lifecycle.Decision;
import java.time.Duration;

/**
 * The end of an attempt, to be written.
 *
 * @param id of the job, as the claim gave it
 * @param token proves that the attempt is this one; everything else is worth nothing without it
 * @param lane of the job, as the claim gave it: what runs is not edited
 * @param took how long the handler ran, by the worker's monotonic clock
 */
public record Settlement(JobId id, LeaseToken token, Lane lane, Authority authority, Decision decision, Duration took) {

    /** In whose name a settlement is made. */
    public enum Authority {
        /** The worker that holds the lease. */
        HOLDER,
        /** Anybody, of an attempt whose lease has run out. */
        RESCUER
    }

    public static Settlement by(Authority authority, RunningAttempt attempt, Decision decision, Duration took) {
        return new Settlement(attempt.id(), attempt.token(), attempt.lane(), authority, decision, took);
    }
}
