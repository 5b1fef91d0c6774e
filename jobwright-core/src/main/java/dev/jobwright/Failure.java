package dev.jobwright;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

/**
 * Why an attempt failed, as text: never turned back into an exception.
 *
 * @param reason what kind of failure: {@link #EXCEPTION}, {@link #TIMEOUT}, {@link #DECODE}, {@link #POISON} …
 * @param type the class of the exception, or empty
 * @param message what it said, or empty
 * @param stack its stack trace, or empty
 */
public record Failure(String reason, String type, String message, String stack) {

    /** The handler threw. */
    public static final String EXCEPTION = "exception";
    /** The attempt ran longer than its {@code maxRunTime}. */
    public static final String TIMEOUT = "timeout";
    /** The args could not be read as the type that the handler takes. Not retried. */
    public static final String DECODE = "decode";
    /** The result could not be written as JSON, or is too large. Not retried. */
    public static final String ENCODE = "encode";
    /** The job lost more workers than {@code maxLeaseLosses} allows. */
    public static final String POISON = "poison";
    /** The worker died, or stopped renewing. */
    public static final String LEASE_LOST = "lease_lost";

    /** Most bytes of UTF-8 that message and stack may have together. */
    public static final int MAX_BYTES = 16 * 1024;

    private static final int MESSAGE_BYTES = 4 * 1024;

    public Failure {
        Names.check("failure reason", reason);
        type = Texts.storable(Objects.requireNonNullElse(type, ""), 256);
        message = Texts.storable(Objects.requireNonNullElse(message, ""), MESSAGE_BYTES);
        stack = Texts.storable(Objects.requireNonNullElse(stack, ""), MAX_BYTES - MESSAGE_BYTES);
    }

    public static Failure of(String reason, String message) {
        return new Failure(reason, "", message, "");
    }

    /** The throwable as text. Never throws, whatever the throwable's own methods do. */
    public static Failure of(String reason, Throwable thrown) {
        String type = thrown.getClass().getName();
        try {
            StringWriter stack = new StringWriter();
            thrown.printStackTrace(new PrintWriter(stack, true));
            return new Failure(reason, type, Objects.requireNonNullElse(thrown.getMessage(), ""), stack.toString());
        } catch (Throwable broken) {
            return new Failure(
                    reason,
                    type,
                    "(its message could not be read: " + broken.getClass().getName() + ")",
                    "");
        }
    }

    /** One line: reason, class and message. */
    public String summary() {
        String what = type.isEmpty() ? reason : type;
        return message.isEmpty()
                ? what
                : what + ": " + message.lines().findFirst().orElse("");
    }
}
