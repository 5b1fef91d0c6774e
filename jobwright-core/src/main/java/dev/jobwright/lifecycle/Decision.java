package dev.jobwright.lifecycle;

import dev.jobwright.AttemptEnd;
import dev.jobwright.Failure;
import dev.jobwright.JobState;
import dev.jobwright.Tally;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written about an attempt that ended.
 *
 * @param end how the attempt ended
 * @param trigger what moved the job
 * @param to the job's next state
 * @param tally what the job has used up, this attempt included
 * @param delay how long the job waits from now on, by the store's clock; zero unless it is to wait
 * @param heldReason why it is held, when it is
 * @param result JSON of a success
 * @param failure the error of anything else
 */
public record Decision(
        AttemptEnd end,
        Trigger trigger,
        JobState to,
        Tally tally,
        Duration delay,
        @Nullable String heldReason,
        @Nullable String result,
        @Nullable Failure failure) {

    public Decision {
        Lifecycle.move(JobState.RUNNING, trigger, to);
    }
}
