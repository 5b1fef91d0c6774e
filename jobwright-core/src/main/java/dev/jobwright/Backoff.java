package dev.jobwright;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a failed job waits before its next attempt, as data: the process that decides may not know the job type.
 *
 * @param kind how the wait grows
 * @param base the shortest wait
 * @param cap the longest wait
 * @param jitter whether the wait is drawn at random between {@code base} and the grown wait, so that jobs that failed
 *     together do not come back together
 */
public record Backoff(Kind kind, Duration base, Duration cap, boolean jitter) {

    /** How the wait grows with the number of failures. */
    public enum Kind {
        /** Always {@code base}. */
        FIXED,
        /** {@code base} times the number of failures. */
        LINEAR,
        /** Doubles with each failure, from twice {@code base}. */
        EXPONENTIAL
    }

    private static final Duration LONGEST = Duration.ofDays(365);

    /** One second, doubling up to an hour, with jitter. */
    public static final Backoff DEFAULT = exponential(Duration.ofSeconds(1), Duration.ofHours(1));

    public Backoff {
        if (base.isNegative() || cap.compareTo(base) < 0 || cap.compareTo(LONGEST) > 0) {
            throw new InvalidInput("backoff from " + base + " to " + cap
                    + " is not possible: base may not be negative, cap must be from base to 365 days");
        }
    }

    public static Backoff exponential(Duration base, Duration cap) {
        return new Backoff(Kind.EXPONENTIAL, base, cap, true);
    }

    public static Backoff linear(Duration base, Duration cap) {
        return new Backoff(Kind.LINEAR, base, cap, true);
    }

    public static Backoff fixed(Duration wait) {
        return new Backoff(Kind.FIXED, wait, wait, false);
    }

    /**
     * The wait before the next attempt.
     *
     * @param failures how often this run of the job has failed, from 1
     */
    public Duration delay(int failures, RandomGenerator random) {
        long least = base.toNanos();
        long grown = Math.min(grown(least, failures), cap.toNanos());
        return Duration.ofNanos(jitter && grown > least ? random.nextLong(least, grown + 1) : grown);
    }

    private long grown(long least, int failures) {
        double nanos = switch (kind) {
            case FIXED -> least;
            case LINEAR -> (double) least * failures;
            case EXPONENTIAL -> least * Math.pow(2, failures);
        };
        // A double saturates when it is turned into a long, so no number of failures overflows.
        return (long) nanos;
    }
}
