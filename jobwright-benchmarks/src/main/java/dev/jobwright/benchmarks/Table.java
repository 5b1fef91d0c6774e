package dev.jobwright.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Markdown table: one line a workload. */
record Table(Store store, Map<Workload, Run.Result> results) {

    @Override
    public String toString() {
        String heads = columns().stream().map(Figure::label).collect(Collectors.joining(" | "));
        String judged = store == Store.MEMORY ? Store.SQLITE.label() : store.label();
        StringBuilder text =
                new StringBuilder("| | workload | " + heads + " | target on " + judged + " | more |\n|---|---|");
        text.append("---:|".repeat(columns().size())).append("---|---|\n");
        Map<String, Figures> medians = medians(results);
        results.forEach((workload, result) -> text.append(line(workload, result, medians)));
        return text.toString();
    }

    /** By the names of the workloads; only what has figures. */
    static Map<String, Figures> medians(Map<Workload, Run.Result> results) {
        Map<String, Figures> medians = new HashMap<>();
        results.forEach((workload, result) -> {
            if (!result.rounds().rounds().isEmpty()) {
                medians.put(workload.name(), result.rounds().median());
            }
        });
        return medians;
    }

    private List<Figure> columns() {
        return Arrays.stream(Figure.values())
                .filter(figure -> figure.hasColumn(store))
                .toList();
    }

    private String line(Workload workload, Run.Result result, Map<String, Figures> medians) {
        Medians rounds = result.rounds();
        String cells = columns().stream().map(rounds::show).collect(Collectors.joining(" | "));
        String more = Arrays.stream(Figure.values())
                .filter(figure ->
                        !figure.hasColumn(store) && !rounds.show(figure).isEmpty())
                .map(figure -> figure.label() + ": " + rounds.show(figure))
                .collect(Collectors.joining("; "));
        if (result.failure() != null) {
            more = "**failed**: " + result.failure().replaceAll("[|\\s]+", " ");
        }
        Target target = workload.target(store);
        Figures mine = medians.get(workload.name());
        String judged = store == Store.MEMORY || mine == null ? target.words() : target.judge(mine, medians);
        return "| " + workload.name() + " | " + workload.what() + " | " + cells + " | " + judged + " | " + more
                + " |\n";
    }
}
