package dev.jobwright;

/** The one rule for names of queues, job types, namespaces, keys and workers, and the limits of texts. */
public final class Names {

    /** Longest name, in characters. */
    public static final int MAX_LENGTH = 100;

    private Names() {}

    /**
     * @param what what the name is for, as the error should call it
     * @throws InvalidInput unless the name is 1 to 100 of the characters {@code A-Z a-z 0-9 . _ : -}
     */
    public static String check(String what, String name) {
        if (!isName(name)) {
            throw new InvalidInput(what + " '" + Texts.show(name, 120) + "' is not allowed: use 1 to " + MAX_LENGTH
                    + " of the characters A-Z a-z 0-9 . _ : -");
        }
        return name;
    }

    private static boolean isName(String name) {
        int length = name.length();
        for (int i = 0; i < length; i++) {
            if (!isAllowed(name.charAt(i))) {
                return false;
            }
        }
        return length >= 1 && length <= MAX_LENGTH;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
    }
}
