package dev.jobwright;

/**
 * What came of an enqueue. Both answers lead to the job that does the work: a duplicate is an answer, not an error.
 *
 * @param <R> the job's result
 */
public sealed interface Enqueued<R> {

    JobHandle<R> job();

    default JobId id() {
        return job().id();
    }

    /** The job is durable. */
    record Inserted<R>(JobHandle<R> job) implements Enqueued<R> {}

    /**
     * Nothing was inserted.
     *
     * @param job the one that has this id or key already
     */
    record Duplicate<R>(JobHandle<R> job) implements Enqueued<R> {}
}
