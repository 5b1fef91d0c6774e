package dev.jobwright.queue;

import dev.jobwright.Failure;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What those who share one queue in one process tell each other, so that nobody has to ask the database. Hints: whoever
 * listens must also be right without them. Listeners return quickly and do not throw.
 */
public final class Signals {

    /** Receives what it overrides. */
    public interface Listener {
        /** Jobs may have become available. */
        default void work() {}

        /** A job may be due, or expire, earlier than was known. */
        default void time() {}

        /** These jobs have ended. */
        default void ended(List<Ended> jobs) {}

        /** These jobs had ended, and live again. */
        default void reopened(List<JobId> jobs) {}

        /** Jobs that had ended are gone. */
        default void pruned() {}

        /** These running jobs were taken from their workers. */
        default void revoked(List<JobId> jobs) {}

        /** Another process may have changed something. */
        default void foreign() {}
    }

    /** How a job ended. */
    public record Ended(
            JobId id,
            JobState state,
            @Nullable String result,
            @Nullable Failure failure) {}

    private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void forget(Listener listener) {
        listeners.remove(listener);
    }

    void work() {
        listeners.forEach(Listener::work);
    }

    void time() {
        listeners.forEach(Listener::time);
    }

    void ended(List<Ended> jobs) {
        listeners.forEach(listener -> listener.ended(jobs));
    }

    void reopened(List<JobId> jobs) {
        listeners.forEach(listener -> listener.reopened(jobs));
    }

    void pruned() {
        listeners.forEach(Listener::pruned);
    }

    void revoked(List<JobId> jobs) {
        listeners.forEach(listener -> listener.revoked(jobs));
    }

    void foreign() {
        listeners.forEach(Listener::foreign);
    }
}
