package dev.jobwright;

import org.jspecify.annotations.Nullable;

/** The store cannot be reached or cannot take the write just now. Nothing of this call was written; it may be repeated. */
public class StoreUnavailable extends JobwrightException {

    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message) {
        super(message);
    }

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
