package dev.jobwright;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The store did not answer whether it committed: the jobs are there once, or not at all. Repeating the enqueue with the
 * same ids settles it: what is already there answers {@link Enqueued.Duplicate}.
 */
public class OutcomeUnknown extends JobwrightException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // a list of records, never serialized by us
    private final List<JobId> ids;

    public OutcomeUnknown(String message, List<JobId> ids, @Nullable Throwable cause) {
        super(message, cause);
        this.ids = List.copyOf(ids);
    }

    /** The ids of the jobs whose fate is not known. */
    public List<JobId> ids() {
        return ids;
    }
}
