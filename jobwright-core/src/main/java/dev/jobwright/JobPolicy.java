package dev.jobwright;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rules that one job lives by, resolved when it is enqueued (option, then type, then queue, then default) and
 * stored with it: whoever rescues or retries it needs nothing but this.
 *
 * @param maxAttempts most failed attempts of one run; the run fails with the last of them. From 1
 * @param backoff the wait between attempts
 * @param maxLeaseLosses how many workers may die or stop renewing under this job in one run; the next such loss fails
 *     it with the reason {@code poison}. From 0
 * @param maxRunTime longest time that one attempt may run, from the start of the handler; null for no limit
 * @param keepSucceeded how long the job is kept after it succeeded
 * @param keepOther how long the job is kept after it ended in another way
 */
public record JobPolicy(
        int maxAttempts,
        Backoff backoff,
        int maxLeaseLosses,
        @Nullable Duration maxRunTime,
        Duration keepSucceeded,
        Duration keepOther) {

    /** 10 attempts, exponential backoff from 1 s to 1 h, 3 lost leases, no time limit, kept for 7 and 30 days. */
    public static final JobPolicy DEFAULT =
            new JobPolicy(10, Backoff.DEFAULT, 3, null, Duration.ofDays(7), Duration.ofDays(30));

    public JobPolicy {
        if (maxAttempts < 1 || maxAttempts > 1_000_000) {
            throw new InvalidInput("maxAttempts is " + maxAttempts + ": it must be from 1 to 1,000,000");
        }
        if (maxLeaseLosses < 0 || maxLeaseLosses > 1_000_000) {
            throw new InvalidInput("maxLeaseLosses is " + maxLeaseLosses + ": it must be from 0 to 1,000,000");
        }
        if (maxRunTime != null && (maxRunTime.isNegative() || maxRunTime.isZero())) {
            throw new InvalidInput("maxRunTime is " + maxRunTime + ": it must be longer than zero");
        }
        if (keepSucceeded.isNegative() || keepOther.isNegative()) {
            throw new InvalidInput("a retention may not be negative");
        }
    }

    public JobPolicy withMaxAttempts(int attempts) {
        return new JobPolicy(attempts, backoff, maxLeaseLosses, maxRunTime, keepSucceeded, keepOther);
    }

    public JobPolicy withBackoff(Backoff newBackoff) {
        return new JobPolicy(maxAttempts, newBackoff, maxLeaseLosses, maxRunTime, keepSucceeded, keepOther);
    }

    public JobPolicy withMaxLeaseLosses(int losses) {
        return new JobPolicy(maxAttempts, backoff, losses, maxRunTime, keepSucceeded, keepOther);
    }

    public JobPolicy withMaxRunTime(@Nullable Duration limit) {
        return new JobPolicy(maxAttempts, backoff, maxLeaseLosses, limit, keepSucceeded, keepOther);
    }
}
