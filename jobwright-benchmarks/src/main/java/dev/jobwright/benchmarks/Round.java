package dev.jobwright.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One round of one workload: an empty folder, and a JVM of its own for each step. */
record Round(Workload workload, Store store, Path parent, int seconds, boolean warm) {

    private static final String PREPARE = "prepare";
    private static final String MEASURE = "measure";
    private static final String BOTH = "both";
    private static final String WARM = "warm";

    Figures run() throws IOException, InterruptedException {
        Path dir = Files.createTempDirectory(parent, "round-");
        try {
            if (workload.isPrepared() && store.outlivesJvm()) {
                step(PREPARE, dir);
                return step(MEASURE, dir);
            }
            return step(workload.isPrepared() ? BOTH : MEASURE, dir);
        } finally {
            delete(dir);
        }
    }

    private Figures step(String step, Path dir) throws IOException, InterruptedException {
        Process jvm = Jvm.start(
                workload.heapMegabytes(store),
                StepMain.class,
                List.of(
                        step,
                        workload.name(),
                        store.name(),
                        dir.toString(),
                        String.valueOf(seconds),
                        warm ? WARM : "cold"));
        List<String> lines;
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            lines = output.lines().toList();
        }
        if (jvm.waitFor() != 0) {
            throw new IllegalStateException(step + " of " + workload.name() + " failed: " + lines);
        }
        return Figures.receive(lines);
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The JVM of one step. */
    static final class StepMain {

        private StepMain() {}

        public static void main(String[] args) throws Exception {
            Workload workload = Workloads.named(args[1]);
            Store store = Store.valueOf(args[2]);
            Path dir = Path.of(args[3]);
            int seconds = Integer.parseInt(args[4]);
            if (args[5].equals(WARM) && !args[0].equals(PREPARE)) {
                warmUp(workload, new Site(store, Files.createDirectory(dir.resolve("warm-up")), seconds));
            }
            try (Site site = new Site(store, dir, seconds)) {
                if (!args[0].equals(MEASURE)) {
                    workload.prepare(site);
                }
                if (!args[0].equals(PREPARE)) {
                    workload.measure(site).send();
                }
            }
        }

        private static void warmUp(Workload workload, Site site) throws Exception {
            try (site) {
                if (workload.isPrepared()) {
                    workload.prepare(site);
                }
                workload.measure(site);
            }
        }
    }
}
