package dev.jobwright.cli.command;

import dev.jobwright.InvalidInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them: {@code 90}, {@code 1.5s}, {@code 5m}, {@code 2h}, {@code 7d}, {@code 200ms}. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h|d)?");
    private static final Duration LONGEST = Duration.ofDays(3_650);

    private Durations() {}

    /**
     * @param option named in the error
     * @param text a number with a unit; without one, seconds
     */
    public static Duration parse(String option, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidInput(option + " is '" + text + "': give a duration such as 90s, 5m, 2h or 200ms");
        }
        String unit = form.group(2);
        long millis = switch (unit == null ? "s" : unit) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 1_000;
        };
        Duration duration = Duration.ofMillis(new BigDecimal(form.group(1))
                .multiply(BigDecimal.valueOf(millis))
                .longValue());
        if (duration.compareTo(LONGEST) > 0) {
            throw new InvalidInput(option + " is " + text + ": the longest is 3650d");
        }
        return duration;
    }

    /** As {@link #parse}, and longer than nothing. */
    public static Duration parsePositive(String option, String text) {
        Duration duration = parse(option, text);
        if (duration.isZero()) {
            throw new InvalidInput(option + " is " + text + ": it must be longer than zero");
        }
        return duration;
    }
}
