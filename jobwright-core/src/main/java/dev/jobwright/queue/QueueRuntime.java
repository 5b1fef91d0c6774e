package dev.jobwright.queue;

import dev.jobwright.JobQueue;
import dev.jobwright.json.JsonCodec;
import dev.jobwright.store.JobStore;

/** A queue from inside: for those who are built on it, such as the worker and the server. Not for applications. */
public interface QueueRuntime {

    /** @throws IllegalArgumentException when the queue is not one of Jobwright's own */
    static QueueRuntime of(JobQueue queue) {
        if (queue instanceof QueueRuntime runtime) {
            return runtime;
        }
        throw new IllegalArgumentException("not a queue that JobQueue.open made: " + queue.getClass());
    }

    JobStore store();

    Signals signals();

    JsonCodec codec();

    String namespace();

    /** Closes this before the store, when the queue is closed. */
    void closeFirst(AutoCloseable dependent);

    /** The dependent has closed itself. */
    void forget(AutoCloseable dependent);
}
