package dev.jobwright.cli.output;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How fast a run has been since it was first looked at, and so how long it will take. */
final class Pace {

    private static final double NANOS = 1e9;
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;

    private final LongSupplier nanos;
    private final long startedAt;
    private long doneBefore = -1;

    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
    }

    double seconds() {
        return (nanos.getAsLong() - startedAt) / NANOS;
    }

    /** Lines a second. */
    double rate(Counts counts) {
        if (doneBefore < 0) {
            doneBefore = counts.done();
        }
        double seconds = seconds();
        return seconds <= 0 ? 0 : (counts.done() - doneBefore) / seconds;
    }

    /** Such as {@code left 4s}; empty while nothing can be said. */
    String left(Counts counts) {
        double rate = rate(counts);
        return rate <= 0 ? "" : "left " + time(Math.round(Math.ceil(counts.left() / rate)));
    }

    private static String time(long seconds) {
        if (seconds < MINUTE) {
            return seconds + "s";
        }
        return seconds < HOUR
                ? String.format(Locale.ROOT, "%dm%02ds", seconds / MINUTE, seconds % MINUTE)
                : String.format(Locale.ROOT, "%dh%02dm", seconds / HOUR, seconds % HOUR / MINUTE);
    }
}
