package dev.jobwright;

import org.jspecify.annotations.Nullable;

/** The queue or worker was closed. */
public class Closed extends JobwrightException {

    private static final long serialVersionUID = 1;

    public Closed(String message) {
        super(message);
    }

    public Closed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
