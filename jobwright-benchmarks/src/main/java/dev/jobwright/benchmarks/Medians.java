package dev.jobwright.benchmarks;

import java.util.List;
import java.util.Objects;

/** Several rounds of one workload. */
record Medians(List<Figures> rounds) {

    /** The median of each figure by itself. */
    Figures median() {
        Figures medians = new Figures();
        for (Figure figure : Figure.values()) {
            List<Double> values = sorted(figure);
            if (!values.isEmpty()) {
                int middle = values.size() / 2;
                medians.with(
                        figure,
                        values.size() % 2 == 1
                                ? values.get(middle)
                                : (values.get(middle - 1) + values.get(middle)) / 2);
            }
        }
        return medians;
    }

    /** As {@code median (min–max)}; nothing where nothing was measured. */
    String show(Figure figure) {
        List<Double> values = sorted(figure);
        Double median = median().get(figure);
        if (values.isEmpty() || median == null) {
            return "";
        }
        String range = values.size() == 1
                ? ""
                : " (" + figure.show(values.get(0)) + "–" + figure.show(values.get(values.size() - 1)) + ")";
        return figure.show(median) + range;
    }

    private List<Double> sorted(Figure figure) {
        return rounds.stream()
                .map(round -> round.get(figure))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
