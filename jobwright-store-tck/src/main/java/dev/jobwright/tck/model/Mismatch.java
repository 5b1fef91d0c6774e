package dev.jobwright.tck.model;

import org.jspecify.annotations.Nullable;

/** The two sides disagree, or one of them broke. */
final class Mismatch extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int CONTEXT = 60;

    Mismatch(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static Mismatch between(String expected, String actual) {
        int i = 0;
        while (i < Math.min(expected.length(), actual.length()) && expected.charAt(i) == actual.charAt(i)) {
            i++;
        }
        return new Mismatch(
                "the model says  …" + from(expected, i) + "\n  the store says  …" + from(actual, i)
                        + "\n  in full, model: " + expected + "\n  in full, store: " + actual,
                null);
    }

    private static String from(String text, int difference) {
        return text.substring(Math.max(0, difference - CONTEXT), Math.min(text.length(), difference + CONTEXT));
    }
}
