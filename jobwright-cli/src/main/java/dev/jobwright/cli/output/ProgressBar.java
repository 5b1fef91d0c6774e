package dev.jobwright.cli.output;

import java.util.Locale;
import java.util.function.LongSupplier;

/** One line on a terminal, drawn again and again. */
public final class ProgressBar implements Progress {

    private static final int BAR = 26;

    private final Screen screen;
    private final Colors colors;
    private final int slots;
    private final int width;
    private final Pace pace;

    /** @param width how many characters fit beside each other */
    public ProgressBar(Screen screen, Colors colors, int slots, int width, LongSupplier nanos) {
        this.screen = screen;
        this.colors = colors;
        this.slots = slots;
        this.width = width;
        this.pace = new Pace(nanos);
    }

    @Override
    public void show(Counts counts, boolean allKnown) {
        screen.draw(text(counts, allKnown));
    }

    String text(Counts counts, boolean allKnown) {
        long all = counts.done() + counts.left();
        double part = all == 0 ? 1 : (double) counts.done() / all;
        String bar =
                allKnown ? "[" + "#".repeat((int) (part * BAR)) + "-".repeat(BAR - (int) (part * BAR)) + "]  " : "";
        String percent = allKnown ? String.format(Locale.ROOT, "  %3.0f%%", Math.floor(part * 100)) : "+";
        String failed = String.format(Locale.ROOT, "%,d failed", counts.failed());
        String done = String.format(Locale.ROOT, "%,d/%,d%s  ", counts.done(), all, percent);
        String rest = String.format(
                Locale.ROOT,
                "  %,d running  %s/s  %s",
                Math.min(counts.running(), slots), // what is claimed ahead does not run yet
                rate(pace.rate(counts)),
                allKnown ? pace.left(counts) : "");
        boolean tooWide = bar.length() + done.length() + failed.length() + rest.length() >= width;
        String shownBar = tooWide ? "" : bar;
        int room = width - 1 - shownBar.length() - done.length() - failed.length();
        String shownFailed = counts.failed() > 0 ? colors.bad(failed) : failed;
        return shownBar
                + done
                + shownFailed
                + rest.substring(0, Math.max(0, Math.min(rest.length(), room))).stripTrailing();
    }

    static String rate(double rate) {
        return String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%,.0f", rate);
    }
}
