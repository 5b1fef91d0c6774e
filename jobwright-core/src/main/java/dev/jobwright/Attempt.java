package dev.jobwright;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ended execution of a job. The attempt that is running now is the job's own {@code token}, {@code worker} and
 * {@code claimedAt}.
 *
 * @param number rises with every claim of the job, from 1
 * @param run the life of the job that it belongs to
 * @param worker the name of the worker that made it
 * @param finishedAt when its end was recorded, by the store's clock
 * @param took how long the handler ran, by the worker's monotonic clock; zero when it never started or was lost
 */
public record Attempt(
        long number,
        int run,
        AttemptEnd end,
        String worker,
        Instant finishedAt,
        Duration took,
        @Nullable String result,
        @Nullable Failure failure) {}
