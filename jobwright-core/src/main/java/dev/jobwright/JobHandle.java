package dev.jobwright;

import dev.jobwright.store.ChangeResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One job, from outside.
 *
 * @param <R> its result
 */
public interface JobHandle<R> {

    JobId id();

    /** The job as it stands. @throws NotFound when it does not exist */
    Job get();

    /**
     * Waits until the job has ended, in whatever process it runs. Waiting never changes the job: neither a timeout nor
     * an interrupt cancels it.
     *
     * @return the result; null when the job has none
     * @throws JobFailed when it ended without success; waiting for its next attempt is no end
     * @throws TimeoutException when it has not ended in time
     * @throws NotFound when it does not exist
     * @throws IllegalStateException inside a handler, where waiting for another job can block every slot
     */
    @Nullable
    R await(Duration timeout) throws TimeoutException, InterruptedException;

    /** As {@link #await} without a thread that waits. Cancelling the future does not cancel the job. */
    CompletableFuture<@Nullable R> completion();

    /** As {@link JobQueue#cancel}. */
    ChangeResult cancel(String reason);

    /** As {@link JobQueue#retry}. */
    ChangeResult retry(String reason);
}
