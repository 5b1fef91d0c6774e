package dev.jobwright.benchmarks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one round has measured. */
final class Figures {

    private static final String MARK = "@figure ";

    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

    /** @param value NaN for what could not be measured, which is then left out */
    Figures with(Figure figure, double value) {
        if (!Double.isNaN(value)) {
            values.put(figure, value);
        }
        return this;
    }

    Figures with(Latencies latencies) {
        return with(Figure.P50, latencies.millis(0.50))
                .with(Figure.P95, latencies.millis(0.95))
                .with(Figure.P99, latencies.millis(0.99))
                .with(Figure.MAX, latencies.millis(1));
    }

    @Nullable
    Double get(Figure figure) {
        return values.get(figure);
    }

    /** Writes them for the process that started this one. */
    void send() {
        values.forEach((figure, value) -> System.out.println(MARK + figure + " " + value));
    }

    /** Reads what another process sent among whatever else it wrote. */
    static Figures receive(List<String> lines) {
        Figures figures = new Figures();
        for (String line : lines) {
            if (line.startsWith(MARK)) {
                String[] words = line.substring(MARK.length()).split(" ", 2);
                figures.with(Figure.valueOf(words[0]), Double.parseDouble(words[1]));
            }
        }
        return figures;
    }
}
