package dev.jobwright.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a workload is to reach on a store: any number of goals. */
record Target(List<Goal> goals) {

    static final Target NONE = new Target(List.of());

    /** Judges the medians of a workload. */
    interface Check {
        /** @param others the medians of all workloads of this run, by name */
        boolean met(Figures mine, Map<String, Figures> others);
    }

    /**
     * One of them.
     *
     * @param words as shown
     * @param known whether what it takes to judge was measured
     */
    record Goal(String words, Check known, Check check) {

        String judge(Figures mine, Map<String, Figures> others) {
            if (!known.met(mine, others)) {
                return words + ": not measured";
            }
            return words + (check.met(mine, others) ? ": met" : ": **missed**");
        }
    }

    Target(String words, Check check) {
        this(List.of(new Goal(words, (mine, others) -> true, check)));
    }

    Target and(Target other) {
        return new Target(Stream.concat(goals.stream(), other.goals.stream()).toList());
    }

    static Target rate(double atLeast) {
        return new Target(
                String.format(Locale.ROOT, "≥ %,.0f/s", atLeast), (mine, others) -> of(mine, Figure.RATE) >= atLeast);
    }

    /** So much of what another workload reached in the same run. */
    static Target partOf(double part, String other) {
        return new Target(List.of(new Goal(
                String.format(Locale.ROOT, "≥ %.1f × %s of the same run", part, other),
                (mine, others) -> others.containsKey(other),
                (mine, others) -> of(mine, Figure.RATE) >= part * rateOf(other, others))));
    }

    /** Either so much, or so many times what another workload reached in the same run. */
    static Target rateOrTimes(double atLeast, double times, String other) {
        return new Target(
                String.format(Locale.ROOT, "≥ %,.0f/s or ≥ %.0f × %s of the same run", atLeast, times, other),
                (mine, others) ->
                        of(mine, Figure.RATE) >= atLeast || of(mine, Figure.RATE) >= times * rateOf(other, others));
    }

    static Target latency(double p50, double p99) {
        return new Target(
                String.format(Locale.ROOT, "≤ %.0f / %.0f ms (p50 / p99)", p50, p99),
                (mine, others) -> of(mine, Figure.P50) <= p50 && of(mine, Figure.P99) <= p99);
    }

    static Target atMost(double most, Figure figure) {
        return new Target(List.of(new Goal(
                String.format(Locale.ROOT, "%s ≤ %s", figure.label(), figure.show(most)),
                (mine, others) -> mine.get(figure) != null,
                (mine, others) -> of(mine, figure) <= most)));
    }

    /** No more than half of what another workload needed in the same run. */
    static Target halfOf(Figure figure, String other) {
        return new Target(List.of(new Goal(
                String.format(Locale.ROOT, "%s ≤ half of %s of the same run", figure.label(), other),
                (mine, others) -> mine.get(figure) != null && others.containsKey(other),
                (mine, others) -> of(mine, figure) <= of(others.getOrDefault(other, mine), figure) / 2)));
    }

    String words() {
        return goals.stream().map(Goal::words).collect(Collectors.joining("; "));
    }

    /** The goals, and whether each was met. */
    String judge(Figures mine, Map<String, Figures> others) {
        return goals.stream().map(goal -> goal.judge(mine, others)).collect(Collectors.joining("; "));
    }

    static double of(Figures figures, Figure figure) {
        Double value = figures.get(figure);
        return value == null ? Double.NaN : value;
    }

    private static double rateOf(String workload, Map<String, Figures> others) {
        Figures base = others.get(workload);
        return base == null ? Double.NaN : of(base, Figure.RATE);
    }
}
