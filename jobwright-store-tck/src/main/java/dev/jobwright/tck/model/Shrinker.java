package dev.jobwright.tck.model;

import dev.jobwright.tck.StoreFixture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Leaves out operations for as long as the rest still shows a difference. */
final class Shrinker {

    private static final int MOST_REPLAYS = 600;

    private final Supplier<StoreFixture> fixtures;
    private int replays;

    Shrinker(Supplier<StoreFixture> fixtures) {
        this.fixtures = fixtures;
    }

    String report(String store, long seed, List<Op> played, RuntimeException seen) {
        List<Op> shortest = shrink(played);
        RuntimeException difference = replay(shortest);
        StringBuilder report = new StringBuilder(store + " differs from the model: seed " + seed + ", " + played.size()
                + " operations, " + shortest.size() + " of them enough:\n");
        for (int i = 0; i < shortest.size(); i++) {
            report.append(String.format(Locale.ROOT, "%4d  %s%n", i + 1, shortest.get(i)));
        }
        report.append(describe(difference == null ? seen : difference));
        return report.append("\nagain: -Djobwright.model.first=" + seed + " -Djobwright.model.seeds=1")
                .toString();
    }

    private List<Op> shrink(List<Op> failing) {
        List<Op> shortest = new ArrayList<>(failing);
        int before;
        do {
            before = shortest.size();
            for (int chunk = Math.max(1, before / 2); chunk >= 1; chunk /= 2) {
                for (int end = shortest.size(); end > 0; end -= chunk) {
                    List<Op> without = new ArrayList<>(shortest);
                    without.subList(Math.max(0, end - chunk), end).clear();
                    if (replays++ < MOST_REPLAYS && replay(without) != null) {
                        shortest = without;
                    }
                }
            }
        } while (shortest.size() < before);
        return shortest;
    }

    private @Nullable RuntimeException replay(List<Op> ops) {
        try (StoreFixture fixture = fixtures.get();
                Duel duel = new Duel(fixture)) {
            ops.forEach(op -> op.play(duel));
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static String describe(RuntimeException difference) {
        if (difference instanceof Mismatch && difference.getCause() == null) {
            return "  " + difference.getMessage();
        }
        StringWriter text = new StringWriter();
        difference.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
