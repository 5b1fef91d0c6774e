package dev.jobwright.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Markdown table: one line a workload. */
final class Table {

    private static final List<Figure> COLUMNS =
            Arrays.stream(Figure.values()).filter(Figure::hasColumn).toList();

    private final Store store;
    private final Map<Workload, Medians> measured = new LinkedHashMap<>();

    Table(Store store) {
        this.store = store;
    }

    void add(Workload workload, List<Figures> rounds) {
        measured.put(workload, new Medians(rounds));
    }

    @Override
    public String toString() {
        String heads = COLUMNS.stream().map(Figure::label).collect(Collectors.joining(" | "));
        StringBuilder text = new StringBuilder("| | workload | " + heads + " | target on SQLite | more |\n|---|---|");
        text.append("---:|".repeat(COLUMNS.size())).append("---|---|\n");
        Map<String, Figures> medians = measured.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().name(),
                        entry -> entry.getValue().median()));
        measured.forEach((workload, rounds) -> text.append(line(workload, rounds, medians)));
        return text.toString();
    }

    private String line(Workload workload, Medians rounds, Map<String, Figures> medians) {
        String cells = COLUMNS.stream().map(rounds::show).collect(Collectors.joining(" | "));
        String more = Arrays.stream(Figure.values())
                .filter(figure -> !figure.hasColumn() && !rounds.show(figure).isEmpty())
                .map(figure -> figure.label() + ": " + rounds.show(figure))
                .collect(Collectors.joining("; "));
        Target target = workload.target();
        String judged = store == Store.SQLITE ? target.judge(rounds.median(), medians) : target.words();
        return "| " + workload.name() + " | " + workload.what() + " | " + cells + " | " + judged + " | " + more
                + " |\n";
    }
}
