package dev.jobwright.cli.run;

import java.util.Locale;
import java.util.function.LongSupplier;

/** One line that says how far a run is. */
final class Progress {

    private final LongSupplier nanos;
    private final int slots;
    private final long startedAt;
    private long doneBefore = -1;

    Progress(LongSupplier nanos, int slots) {
        this.nanos = nanos;
        this.slots = slots;
        this.startedAt = nanos.getAsLong();
    }

    String text(Counts counts, boolean allKnown) {
        if (doneBefore < 0) {
            doneBefore = counts.done();
        }
        double seconds = (nanos.getAsLong() - startedAt) / 1e9;
        double rate = seconds <= 0 ? 0 : (counts.done() - doneBefore) / seconds;
        return String.format(
                Locale.ROOT,
                "%,d/%,d%s  %,d failed  %,d running  %.1f/s",
                counts.done(),
                counts.done() + counts.left(),
                allKnown ? "" : "+",
                counts.failed(),
                Math.min(counts.running(), slots), // what is claimed ahead does not run yet
                rate);
    }
}
