package dev.jobwright.json;

import dev.jobwright.JobwrightException;
import org.jspecify.annotations.Nullable;

/** A value that cannot be written as JSON, or a text that cannot be read as the value that was asked for. */
public class JsonException extends JobwrightException {

    private static final long serialVersionUID = 1;

    public JsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
