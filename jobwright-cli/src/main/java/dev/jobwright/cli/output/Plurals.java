package dev.jobwright.cli.output;

import java.util.Locale;

/** Numbers of things. */
public final class Plurals {

    private Plurals() {}

    /** Such as {@code 1 slot} and {@code 1,200 slots}. */
    public static String of(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
