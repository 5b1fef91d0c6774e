package dev.jobwright;

import org.jspecify.annotations.Nullable;

/** The awaited job ended, but did not succeed. */
public class JobFailed extends JobwrightException {

    private static final long serialVersionUID = 1;

    private final transient JobId id;
    private final JobState state;
    private final transient @Nullable Failure failure;

    public JobFailed(JobId id, JobState state, @Nullable Failure failure) {
        super("job " + id + " ended " + state.word() + (failure == null ? "" : ": " + failure.summary()));
        this.id = id;
        this.state = state;
        this.failure = failure;
    }

    public JobId id() {
        return id;
    }

    /** The terminal state that the job ended in: never {@code succeeded}. */
    public JobState state() {
        return state;
    }

    /** The error of the last attempt, when there was one. */
    public @Nullable Failure failure() {
        return failure;
    }
}
