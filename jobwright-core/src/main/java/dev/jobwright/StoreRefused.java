package dev.jobwright;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened or used as it is: a foreign file, a corrupt one, a file system that cannot lock. Nothing was written. */
public class StoreRefused extends JobwrightException {

    private static final long serialVersionUID = 1;

    public StoreRefused(String message) {
        super(message);
    }

    public StoreRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
