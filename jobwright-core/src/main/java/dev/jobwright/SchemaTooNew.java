package dev.jobwright;

import org.jspecify.annotations.Nullable;

/** The database was written by a newer Jobwright than this one can work with. Nothing was written. */
public class SchemaTooNew extends StoreRefused {

    private static final long serialVersionUID = 1;

    public SchemaTooNew(String message) {
        super(message);
    }

    public SchemaTooNew(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
