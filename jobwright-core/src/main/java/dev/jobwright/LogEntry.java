package dev.jobwright;

import java.time.Instant;
import java.util.Comparator;

/**
 * One text of a job's log, as it was written. Its natural order is that of writing: by attempt, then by number.
 *
 * @param attempt the number of the attempt that wrote it
 * @param number its place among the texts of the attempt, whatever the stream
 * @param at when it was written, by the store's clock
 */
public record LogEntry(long attempt, long number, LogStream stream, Instant at, String text)
        implements Comparable<LogEntry> {

    private static final Comparator<LogEntry> ORDER =
            Comparator.comparingLong(LogEntry::attempt).thenComparingLong(LogEntry::number);

    @Override
    public int compareTo(LogEntry other) {
        return ORDER.compare(this, other);
    }
}
