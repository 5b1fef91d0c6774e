package dev.jobwright;

import java.util.regex.Pattern;

/** The one rule for names of queues, job types, namespaces, keys and workers, and the limits of texts. */
public final class Names {

    /** Longest name, in characters. */
    public static final int MAX_LENGTH = 100;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1," + MAX_LENGTH + "}");

    private Names() {}

    /**
     * @param what what the name is for, as the error should call it
     * @throws InvalidInput unless the name is 1 to 100 of the characters {@code A-Z a-z 0-9 . _ : -}
     */
    public static String check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInput(what + " '" + Texts.show(name, 120) + "' is not allowed: use 1 to " + MAX_LENGTH
                    + " of the characters A-Z a-z 0-9 . _ : -");
        }
        return name;
    }
}
