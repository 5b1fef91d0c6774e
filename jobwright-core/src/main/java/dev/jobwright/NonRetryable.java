package dev.jobwright;

import org.jspecify.annotations.Nullable;

/** Thrown by a handler whose failure another attempt cannot mend: the job fails at once, whatever attempts are left. */
public class NonRetryable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NonRetryable(String message) {
        super(message);
    }

    public NonRetryable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
