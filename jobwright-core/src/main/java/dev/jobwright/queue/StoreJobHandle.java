package dev.jobwright.queue;

import dev.jobwright.Job;
import dev.jobwright.JobFailed;
import dev.jobwright.JobHandle;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.JobwrightException;
import dev.jobwright.NotFound;
import dev.jobwright.store.ChangeResult;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A job of a {@link StoreQueue}. */
final class StoreJobHandle<R> implements JobHandle<R> {

    private final StoreQueue queue;
    private final Awaiter awaiter;
    private final Type resultType;
    private final JobId id;

    StoreJobHandle(StoreQueue queue, Awaiter awaiter, Type resultType, JobId id) {
        this.queue = queue;
        this.awaiter = awaiter;
        this.resultType = resultType;
        this.id = id;
    }

    @Override
    public JobId id() {
        return id;
    }

    @Override
    public Job get() {
        return queue.find(id).orElseThrow(() -> new NotFound(id));
    }

    @Override
    public @Nullable R await(Duration timeout) throws TimeoutException, InterruptedException {
        HandlerThread.refuseToWait();
        try {
            return result(awaiter.ended(id).get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new TimeoutException("job " + id + " has not ended within " + timeout + "; it goes on");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JobwrightException cause) {
                throw cause;
            }
            throw new JobwrightException("waiting for job " + id + " failed", e.getCause());
        }
    }

    @Override
    public CompletableFuture<@Nullable R> completion() {
        // Async: what the caller hangs on to it must not run on a thread that settles jobs.
        return awaiter.ended(id).thenApplyAsync(this::result);
    }

    @SuppressWarnings("unchecked") // the job type bound R to this Type
    private @Nullable R result(Signals.Ended ended) {
        if (ended.state() != JobState.SUCCEEDED) {
            throw new JobFailed(id, ended.state(), ended.failure());
        }
        return ended.result() == null ? null : (R) queue.codec().decode(ended.result(), resultType);
    }

    @Override
    public ChangeResult cancel(String reason) {
        return queue.cancel(id, reason);
    }

    @Override
    public ChangeResult retry(String reason) {
        return queue.retry(id, reason);
    }

    @Override
    public String toString() {
        return "job " + id;
    }
}
