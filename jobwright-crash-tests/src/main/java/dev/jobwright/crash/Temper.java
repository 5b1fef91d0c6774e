package dev.jobwright.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a command behaves; {@code line.sh} does it. */
enum Temper {
    QUICK,
    /** It is silent for a while before it begins. */
    LATE,
    /** It ignores SIGTERM. */
    DEAF,
    /** It waits for a child in a session of its own. */
    PARENT,
    /** It ends before its child. */
    FORKER;

    /** Every so many commands one does not behave like most. */
    private static final int EVERY = 5;

    /** What its input lines begin with. */
    String word() {
        return name().toLowerCase(Locale.ROOT) + "-";
    }

    /** So many lines of input. */
    static List<String> lines(int count) {
        List<Temper> all = List.of(values());
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            int turn = number % EVERY == 0 ? number / EVERY : 0;
            lines.add(all.get(turn % all.size()).word() + number);
        }
        return lines;
    }
}
