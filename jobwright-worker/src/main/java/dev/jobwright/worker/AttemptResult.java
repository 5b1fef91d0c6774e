package dev.jobwright.worker;

import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.LogAppend;
import java.time.Duration;
import java.util.List;

/**
 * An executed attempt.
 *
 * @param took how long the handler ran; zero when it did not
 * @param logs texts of its log that are to be written before its outcome
 */
record AttemptResult(ClaimedJob job, Outcome outcome, Duration took, List<LogAppend> logs) {

    AttemptResult(ClaimedJob job, Outcome outcome, Duration took) {
        this(job, outcome, took, List.of());
    }
}
