package dev.jobwright;

import org.jspecify.annotations.Nullable;

/**
 * The disk is full, or nearly so: new jobs are refused, so that running ones can still record how they ended. Nothing
 * of this call was written.
 */
public class StoreFull extends StoreUnavailable {

    private static final long serialVersionUID = 1;

    public StoreFull(String message) {
        super(message);
    }

    public StoreFull(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
