package dev.jobwright.worker;

import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.store.ClaimedJob;
import java.time.Duration;

/**
 * An executed attempt.
 *
 * @param took how long the handler ran; zero when it did not
 */
record AttemptResult(ClaimedJob job, Outcome outcome, Duration took) {}
