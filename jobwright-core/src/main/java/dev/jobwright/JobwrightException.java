package dev.jobwright;

import org.jspecify.annotations.Nullable;

/** What Jobwright throws. Unchecked: callers handle the few subclasses that they can do something about. */
public class JobwrightException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public JobwrightException(String message) {
        super(message);
    }

    public JobwrightException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
