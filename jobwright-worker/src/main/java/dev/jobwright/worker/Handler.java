package dev.jobwright.worker;

import org.jspecify.annotations.Nullable;

/**
 * The application's code for one job type. May be called again for the same job, by another worker even, after a crash:
 * what it does to the outside should bear being done twice; {@link JobContext#idempotencyKey} helps.
 *
 * <p>Whatever it throws is a failed attempt. It is interrupted when the job is cancelled, runs longer than its
 * {@code maxRunTime}, or the worker stops and its grace is over.
 *
 * @param <A> args
 * @param <R> result
 */
@FunctionalInterface
public interface Handler<A, R> {

    @Nullable
    R handle(A args, JobContext context) throws Exception;
}
