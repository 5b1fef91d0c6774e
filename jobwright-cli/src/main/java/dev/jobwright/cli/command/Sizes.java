package dev.jobwright.cli.command;

import dev.jobwright.InvalidInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people type them: {@code 4096}, {@code 64K}, {@code 1M}. */
public final class Sizes {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([KkMm]?)");

    private Sizes() {}

    /**
     * @param option named in the error
     * @param most the largest that is possible
     * @return bytes
     */
    public static int parse(String option, String text, int most) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidInput(option + " is '" + text + "': give a number of bytes such as 4096, 64K or 1M");
        }
        long unit = switch (form.group(2)) {
            case "" -> 1;
            case "K", "k" -> 1_024;
            default -> 1_048_576;
        };
        long bytes = Long.parseLong(form.group(1)) * unit;
        if (bytes > most) {
            throw new InvalidInput(option + " is " + text + ": at most " + most / 1_024 + "K are kept");
        }
        return (int) bytes;
    }
}
