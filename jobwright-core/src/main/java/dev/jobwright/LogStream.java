package dev.jobwright;

import java.util.Locale;

/** Where a text of an attempt's log came from. The codes are what SQL stores keep, and never change. */
public enum LogStream {
    /** What the handler says about its work. */
    LOG(1),
    /** What its process wrote to standard output. */
    STDOUT(2),
    /** What its process wrote to standard error. */
    STDERR(3);

    private static final LogStream[] ALL = values();

    private final int code;
    private final String word;

    LogStream(int code) {
        this.code = code;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    public int code() {
        return code;
    }

    public String word() {
        return word;
    }

    public static LogStream ofCode(int code) {
        return ALL[code - 1];
    }
}
