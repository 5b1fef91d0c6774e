package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.peers.Peers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The second Markdown table: Jobwright beside each peer, by the medians of one run. A factor says how many times better
 * Jobwright is, whatever the figure.
 */
final class Ratios {

    /** How a line of it is filled. */
    private record Line(String letter, String words, Figure figure, boolean moreIsBetter) {}

    private static final List<Line> LINES = List.of(
            new Line("A", "A, enqueued one by one /s", Figure.RATE, true),
            new Line("B", "B, enqueued in bulk /s", Figure.RATE, true),
            new Line("C", "C, drained /s", Figure.RATE, true),
            new Line("C", "C, CPU µs per job (JVM + PostgreSQL)", Figure.ALL_CPU, false),
            new Line("C", "C, WAL bytes per job", Figure.WAL, false),
            new Line("C", "C, peak RSS MB", Figure.RSS, false),
            new Line("D", "D, same process, p50 ms", Figure.P50, false),
            new Line("D", "D, same process, p99 ms", Figure.P99, false),
            new Line("D2", "D2, other process, p50 ms", Figure.P50, false),
            new Line("D2", "D2, other process, p99 ms", Figure.P99, false));

    private final Map<String, Figures> medians;
    private final List<Peers> peers;

    Ratios(Map<Workload, Run.Result> results) {
        medians = Table.medians(results);
        peers = Arrays.stream(Peers.values())
                .filter(peer -> results.keySet().stream()
                        .anyMatch(workload -> workload instanceof PeerWorkload other && other.peer() == peer))
                .toList();
    }

    /** Nothing without peers. */
    @Override
    public String toString() {
        if (peers.isEmpty()) {
            return "";
        }
        String heads = peers.stream().map(Peers::label).collect(Collectors.joining(" | "));
        StringBuilder text = new StringBuilder(
                "Medians; in brackets, how many times better Jobwright is\n\n| | Jobwright | " + heads + " |\n|---|");
        text.append("---:|".repeat(1 + peers.size())).append('\n');
        LINES.forEach(line -> text.append(show(line)));
        return text.toString();
    }

    private String show(Line line) {
        Double mine = value(line, line.letter());
        List<String> cells = new ArrayList<>(
                List.of(line.words(), mine == null ? "" : line.figure().show(mine)));
        boolean measured = mine != null;
        for (Peers peer : peers) {
            Double theirs = value(line, line.letter() + " " + peer.label());
            measured |= theirs != null;
            cells.add(theirs == null ? "" : line.figure().show(theirs) + factor(line, mine, theirs));
        }
        return measured ? "| " + String.join(" | ", cells) + " |\n" : "";
    }

    private @Nullable Double value(Line line, String workload) {
        Figures figures = medians.get(workload);
        return figures == null ? null : figures.get(line.figure());
    }

    private static String factor(Line line, @Nullable Double mine, double theirs) {
        return mine == null
                ? ""
                : String.format(Locale.ROOT, " (%.1f ×)", line.moreIsBetter() ? mine / theirs : theirs / mine);
    }
}
