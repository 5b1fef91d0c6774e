package dev.jobwright.cli.output;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line now and then, where a line cannot be drawn again: at each tenth of the work, unless they come too fast, and
 * every 30 seconds.
 */
public final class ProgressLines implements Progress {

    private static final double LONGEST_SILENCE = 30;
    private static final double SHORTEST_SILENCE = 2;
    private static final int TENTHS = 10;

    private final Screen screen;
    private final Pace pace;
    private double saidAt;
    private long tenthsSaid = -1;

    public ProgressLines(Screen screen, LongSupplier nanos) {
        this.screen = screen;
        this.pace = new Pace(nanos);
    }

    @Override
    public void show(Counts counts, boolean allKnown) {
        double rate = pace.rate(counts);
        long all = counts.done() + counts.left();
        long tenths = allKnown && all > 0 ? counts.done() * TENTHS / all : 0;
        if (tenthsSaid < 0) {
            tenthsSaid = tenths;
        }
        double silence = pace.seconds() - saidAt;
        boolean due = silence >= LONGEST_SILENCE || (silence >= SHORTEST_SILENCE && tenths > tenthsSaid);
        if (!due || counts.left() == 0) {
            return;
        }
        saidAt = pace.seconds();
        tenthsSaid = tenths;
        screen.say(String.format(
                        Locale.ROOT,
                        "%,d/%,d%s %,d failed %s/s %s",
                        counts.done(),
                        all,
                        allKnown ? String.format(Locale.ROOT, " (%d%%)", counts.done() * 100 / all) : "+",
                        counts.failed(),
                        ProgressBar.rate(rate),
                        allKnown ? pace.left(counts) : "")
                .stripTrailing());
    }
}
