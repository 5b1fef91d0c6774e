package dev.jobwright;

import java.util.EnumMap;
import java.util.Map;

/** What one attempt may still log: {@link #MAX_BYTES} to each stream. Safe for use by many threads. */
public final class LogBudget {

    /** Most bytes of UTF-8 that one attempt may log to one stream. */
    public static final int MAX_BYTES = 1024 * 1024;

    private final Map<LogStream, Integer> used = new EnumMap<>(LogStream.class);

    /** How many bytes of UTF-8 are left. */
    public synchronized int left(LogStream stream) {
        return MAX_BYTES - used.getOrDefault(stream, 0);
    }

    /**
     * Takes away what the text needs.
     *
     * @throws InvalidInput when less is left; nothing was taken
     */
    public synchronized void take(LogStream stream, String text) {
        int bytes = Texts.utf8Length(text);
        if (bytes > left(stream)) {
            throw new InvalidInput("a text of " + bytes + " bytes does not fit in the " + stream.word()
                    + " of this attempt, where " + left(stream) + " of " + MAX_BYTES
                    + " bytes are left: log less, and keep large output elsewhere");
        }
        used.merge(stream, bytes, Integer::sum);
    }
}
