package dev.jobwright.cli.command;

import java.util.HashMap;
import java.util.Map;

/** The environment as the user has it: without what Jobwright puts into it. */
public final class UserEnvironment {

    /** What the script {@code ./jobwright} saved of the user's own LC_ALL: {@code =value}, or nothing if it was not set. */
    private static final String SAVED_LOCALE = "JOBWRIGHT_LC_ALL";

    /** Names that begin so are ours. */
    static final String OURS = "JOBWRIGHT_";

    private UserEnvironment() {}

    /** The user's variables in an environment. */
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        restoreLocale(variables);
        variables.keySet().removeIf(name -> name.startsWith(OURS));
        return variables;
    }

    /** Gives an environment the user's own LC_ALL back. */
    public static void restoreLocale(Map<String, String> environment) {
        String saved = environment.remove(SAVED_LOCALE);
        if (saved == null) {
            return;
        }
        if (saved.startsWith("=")) {
            environment.put("LC_ALL", saved.substring(1));
        } else {
            environment.remove("LC_ALL");
        }
    }
}
