package dev.jobwright.benchmarks;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workload is to reach on SQLite.
 *
 * @param words as shown
 * @param check whether it was reached; null for a figure that has no target
 */
record Target(String words, @Nullable Check check) {

    static final Target NONE = new Target("", null);

    /** Judges the medians of a workload. */
    interface Check {
        /** @param others the medians of all workloads of this run, by name */
        boolean met(Figures mine, Map<String, Figures> others);
    }

    static Target rate(double atLeast) {
        return new Target(
                String.format(Locale.ROOT, "≥ %,.0f/s", atLeast), (mine, others) -> of(mine, Figure.RATE) >= atLeast);
    }

    /** So much of what another workload reached in the same run; not met when that was not measured. */
    static Target partOf(double part, String other) {
        return new Target(String.format(Locale.ROOT, "≥ %.1f × %s of the same run", part, other), (mine, others) -> {
            Figures base = others.get(other);
            return base != null && of(mine, Figure.RATE) >= part * of(base, Figure.RATE);
        });
    }

    static Target latency(double p50, double p99) {
        return new Target(
                String.format(Locale.ROOT, "≤ %.0f / %.0f ms (p50 / p99)", p50, p99),
                (mine, others) -> of(mine, Figure.P50) <= p50 && of(mine, Figure.P99) <= p99);
    }

    /** The target, and whether it was met. */
    String judge(Figures mine, Map<String, Figures> others) {
        if (check == null) {
            return words;
        }
        return words + (check.met(mine, others) ? ": met" : ": **missed**");
    }

    static double of(Figures figures, Figure figure) {
        Double value = figures.get(figure);
        return value == null ? Double.NaN : value;
    }
}
