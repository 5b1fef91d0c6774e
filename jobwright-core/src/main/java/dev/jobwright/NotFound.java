package dev.jobwright;

/** No job has that id: it was never enqueued, was rolled back, or was pruned. */
public class NotFound extends JobwrightException {

    private static final long serialVersionUID = 1;

    public NotFound(JobId id) {
        super("no job has the id " + id + ": it was never enqueued here, or was pruned after its retention");
    }
}
