package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.postgres.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All rounds of all workloads. Systems that do the same take turns, so that what slows the machine down for a while hits
 * all of them: the first round of each, then the second.
 */
final class Run {

    /**
     * Of one workload.
     *
     * @param failure why it has no (more) figures, or null
     */
    record Result(Medians rounds, @Nullable String failure) {}

    private final Options options;
    private final @Nullable Server server;
    private final Map<Workload, Result> results = new LinkedHashMap<>();

    Run(Options options, @Nullable Server server) {
        this.options = options;
        this.server = server;
    }

    /** In the order of the table. */
    Map<Workload, Result> results() {
        return results;
    }

    void measure() throws InterruptedException {
        Map<String, List<Workload>> turns = new LinkedHashMap<>();
        options.workloads()
                .forEach(workload -> turns.computeIfAbsent(workload.letter(), letter -> new ArrayList<>())
                        .add(workload));
        for (List<Workload> together : turns.values()) {
            for (int round = 0; round < options.rounds(); round++) {
                for (Workload workload : together) {
                    measure(workload, round);
                }
            }
        }
    }

    private void measure(Workload workload, int round) throws InterruptedException {
        Result before = results.getOrDefault(workload, new Result(new Medians(List.of()), null));
        if (round >= workload.mostRounds() || before.failure() != null) {
            return;
        }
        Result after;
        try {
            List<Figures> rounds = new ArrayList<>(before.rounds().rounds());
            rounds.add(new Round(workload, options.store(), server, options.dir(), options.seconds(), options.warm())
                    .run());
            after = new Result(new Medians(rounds), null);
            System.err.println(workload.name() + ": " + after.rounds().show(Figure.RATE) + " "
                    + after.rounds().show(Figure.P50));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // the others are still worth something
            System.err.println(workload.name() + ": " + e);
            after = new Result(before.rounds(), String.valueOf(e.getMessage()));
        }
        results.put(workload, after);
    }
}
