package dev.jobwright;

import org.jspecify.annotations.Nullable;

/** The caller asked for something that cannot be. Nothing was written; the message names what was wrong and the remedy. */
public class InvalidInput extends JobwrightException {

    private static final long serialVersionUID = 1;

    public InvalidInput(String message) {
        super(message);
    }

    public InvalidInput(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
