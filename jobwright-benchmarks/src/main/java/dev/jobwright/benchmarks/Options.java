package dev.jobwright.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the command line asks for. */
record Options(Store store, Path dir, int rounds, int seconds, boolean warm, List<Workload> workloads) {

    static final String USAGE = """
            java -jar jobwright-benchmarks.jar [--store sqlite|memory] [--dir DIR] [--rounds N] [--seconds N] [--warm] [WORKLOAD…]

              --store    where jobs are kept: sqlite (default) or memory
              --dir      a folder on the file system to measure (default: the current one)
              --rounds   rounds of each workload, each in a fresh JVM (default: 3)
              --seconds  length of S and idle (default: 60)
              --warm     run each workload once before it is measured, in the same JVM, on another file
              WORKLOAD   %s; E, H and raw stand for all of theirs (default: all)
            """;

    static Options parse(String[] args) throws IOException {
        Store store = Store.SQLITE;
        Path dir = Path.of(".");
        int rounds = 3;
        int seconds = 60;
        boolean warm = false;
        List<Workload> workloads = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--store" -> store = Store.valueOf(value(args, ++i).toUpperCase(Locale.ROOT));
                case "--dir" -> dir = Files.createDirectories(Path.of(value(args, ++i)));
                case "--rounds" -> rounds = Integer.parseInt(value(args, ++i));
                case "--seconds" -> seconds = Integer.parseInt(value(args, ++i));
                case "--warm" -> warm = true;
                default -> workloads.addAll(Workloads.matching(args[i]));
            }
        }
        Store chosen = store;
        List<Workload> wanted = (workloads.isEmpty() ? Workloads.ALL : workloads)
                .stream().filter(workload -> workload.runsOn(chosen)).distinct().toList();
        return new Options(store, dir.toAbsolutePath().normalize(), rounds, seconds, warm, wanted);
    }

    private static String value(String[] args, int at) {
        if (at == args.length) {
            throw new IllegalArgumentException(args[at - 1] + " needs a value");
        }
        return args[at];
    }
}
