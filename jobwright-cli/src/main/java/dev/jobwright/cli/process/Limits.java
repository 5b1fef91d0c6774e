package dev.jobwright.cli.process;

import dev.jobwright.Backoff;
import dev.jobwright.JobPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What attempts of a command may use, and what is kept of them, as it is stored.
 *
 * @param retries how many more attempts follow a failed one
 * @param retryDelayMillis the least wait before the second attempt; doubles up to five minutes
 * @param timeoutMillis how long an attempt may run; null for no limit
 * @param killAfterMillis how long a command may take to end when it was asked to
 * @param keep which attempts' output is kept
 * @param keepBytes how much of each stream is kept, in bytes
 */
public record Limits(
        int retries,
        long retryDelayMillis,
        @Nullable Long timeoutMillis,
        long killAfterMillis,
        KeepOutput keep,
        int keepBytes) {

    /** What an attempt's log takes of one stream. */
    public static final int MOST_KEPT = 1024 * 1024;

    public static final Limits DEFAULT = new Limits(0, 1_000, null, 10_000, KeepOutput.ALL, MOST_KEPT);

    /**
     * An attempt that is under way when the power goes counts a lost worker. The limit is there for the command that
     * takes the machine down with it, not for a user who stops and resumes often.
     */
    private static final int LOSSES = 100;

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    public Duration killAfter() {
        return Duration.ofMillis(killAfterMillis);
    }

    /** The policy of the jobs that live by these limits. */
    public JobPolicy policy() {
        Duration delay = Duration.ofMillis(retryDelayMillis);
        Duration longest = delay.compareTo(LONGEST_DELAY) > 0 ? delay : LONGEST_DELAY;
        return JobPolicy.DEFAULT
                .withMaxAttempts(retries + 1)
                .withBackoff(Backoff.exponential(delay, longest))
                .withMaxRunTime(timeoutMillis == null ? null : Duration.ofMillis(timeoutMillis))
                .withMaxLeaseLosses(LOSSES);
    }
}
