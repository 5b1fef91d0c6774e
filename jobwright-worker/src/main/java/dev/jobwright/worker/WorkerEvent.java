package dev.jobwright.worker;

import dev.jobwright.JobId;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.store.RunningAttempt;
import java.time.Duration;

/** What a worker tells its listeners; the rest of the code does not log. */
public sealed interface WorkerEvent {

    /** An attempt ended, and its end is durable. */
    record Settled(RunningAttempt attempt, Decision decision, Duration took) implements WorkerEvent {}

    /** An attempt ended, but somebody else had ended it before: nothing that it reported counts. */
    record LeaseLost(RunningAttempt attempt) implements WorkerEvent {}

    /** A dead worker's attempt was ended in its name. */
    record Rescued(RunningAttempt attempt, Decision decision) implements WorkerEvent {}

    /**
     * A handler did not stop when it was told to: it keeps its thread, but not its slot.
     *
     * @param stack where it was
     * @param leftBehind how many such handlers this worker has
     */
    record HandlerLeftBehind(JobId id, String stack, int leftBehind) implements WorkerEvent {}

    /** So many texts that were to be written with outcomes could not be, and are lost. */
    record LogLost(int texts, String error) implements WorkerEvent {}

    /**
     * The store did not answer; the worker goes on trying.
     *
     * @param what what was to be done
     */
    record StoreTrouble(String what, String error, Duration nextTry) implements WorkerEvent {}
}
