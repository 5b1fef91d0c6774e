package dev.jobwright;

import org.jspecify.annotations.Nullable;

/** Another worker, or an operator, has taken this attempt away. Nothing that this attempt still writes counts. */
public class LeaseLostException extends JobwrightException {

    private static final long serialVersionUID = 1;

    public LeaseLostException(String message) {
        super(message);
    }

    public LeaseLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
