package dev.jobwright;

import java.util.Locale;

/** How an attempt ended. The codes are what SQL stores keep, and never change. */
public enum AttemptEnd {
    SUCCEEDED(1),
    FAILED(2),
    /** Ran longer than its {@code maxRunTime}. */
    TIMED_OUT(3),
    /** Its worker died or stopped renewing. */
    LOST(4),
    /** Asked to be run later. */
    SNOOZED(5),
    /** Given back without having run to an end. */
    RELEASED(6),
    /** Taken away by an operator's cancel. */
    CANCELLED(7);

    private static final AttemptEnd[] ALL = values();

    private final int code;
    private final String word;

    AttemptEnd(int code) {
        this.code = code;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    public int code() {
        return code;
    }

    public String word() {
        return word;
    }

    public static AttemptEnd ofCode(int code) {
        return ALL[code - 1];
    }
}
