package dev.jobwright.cli.output;

import dev.jobwright.InvalidInput;
import java.util.Map;

/**
 * Colour on a terminal. Never the only carrier of meaning.
 *
 * @param on whether there is any
 */
public record Colors(boolean on) {

    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    /**
     * @param when {@code auto}, {@code always} or {@code never}
     * @param terminal whether what is coloured goes to a terminal
     */
    public static Colors of(String when, Map<String, String> environment, boolean terminal) {
        return switch (when) {
            case "always" -> new Colors(true);
            case "never" -> new Colors(false);
            case "auto" -> new Colors(isWanted(environment, terminal));
            default -> throw new InvalidInput("--color is '" + when + "': use auto, always or never");
        };
    }

    private static boolean isWanted(Map<String, String> environment, boolean terminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        boolean forced = !force.isEmpty() && !force.equals("0");
        return forced || (terminal && !"dumb".equals(environment.get("TERM")));
    }

    String bad(String text) {
        return on ? RED + text + PLAIN : text;
    }
}
