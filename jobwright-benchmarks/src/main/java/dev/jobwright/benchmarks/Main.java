package dev.jobwright.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Measures the workloads that are named, or all, and prints a table. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.printf(
                    Options.USAGE,
                    String.join(", ", Workloads.ALL.stream().map(Workload::name).toList()));
            System.exit(2);
            return;
        }
        System.out.println(Machine.describe(options.dir())
                + (options.warm() ? "; each measured JVM is warm" : "; each measured JVM is cold") + "\n");
        Table table = new Table(options.store());
        for (Workload workload : options.workloads()) {
            table.add(workload, run(workload, options));
        }
        System.out.println(table);
    }

    private static List<Figures> run(Workload workload, Options options) throws Exception {
        List<Figures> rounds = new ArrayList<>();
        for (int i = 0; i < Math.min(options.rounds(), workload.mostRounds()); i++) {
            rounds.add(new Round(workload, options.store(), options.dir(), options.seconds(), options.warm()).run());
            System.err.println(workload.name() + ": " + new Medians(rounds).show(Figure.RATE) + " "
                    + new Medians(rounds).show(Figure.P50));
        }
        return rounds;
    }
}
