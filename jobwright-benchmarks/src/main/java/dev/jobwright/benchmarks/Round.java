package dev.jobwright.benchmarks;

import dev.jobwright.benchmarks.postgres.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round of one workload: a home of its own, and a JVM of its own for each step.
 *
 * @param server null where the store needs none
 */
record Round(Workload workload, Store store, @Nullable Server server, Path parent, int seconds, boolean warm) {

    private static final String PREPARE = "prepare";
    private static final String MEASURE = "measure";
    private static final String BOTH = "both";

    Figures run() throws IOException, InterruptedException, SQLException {
        try (Home home = Home.make(store, server, parent)) {
            if (workload.isPrepared() && store.outlivesJvm()) {
                step(PREPARE, home);
                return measure(MEASURE, home);
            }
            return measure(workload.isPrepared() ? BOTH : MEASURE, home);
        }
    }

    private Figures measure(String step, Home home) throws IOException, InterruptedException, SQLException {
        if (!warm) {
            home.settle();
            return step(step, home);
        }
        try (Home other = Home.make(store, server, home.dir())) {
            home.settle();
            return step(step, home, other.dir().toString(), other.url());
        }
    }

    private Figures step(String step, Home home, String... warmUp) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(List.of(
                step,
                workload.name(),
                store.name(),
                String.valueOf(seconds),
                home.dir().toString(),
                home.url()));
        args.addAll(List.of(warmUp));
        Process jvm = Jvm.start(workload.heapMegabytes(store), StepMain.class, args);
        List<String> lines;
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            lines = output.lines().toList();
        }
        if (jvm.waitFor() != 0) {
            throw new IllegalStateException(step + " of " + workload.name() + " failed: " + String.join("; ", lines));
        }
        return Figures.receive(lines);
    }

    /** The JVM of one step. */
    static final class StepMain {

        private StepMain() {}

        /** @param args the step, the workload, the store, the seconds; folder and URL; the same once more to warm up on */
        public static void main(String[] args) throws Exception {
            Workload workload = Workloads.named(args[1]);
            Store store = Store.valueOf(args[2]);
            int seconds = Integer.parseInt(args[3]);
            if (args.length > 6) {
                warmUp(workload, new Site(store, Path.of(args[6]), args[7], seconds));
            }
            try (Site site = new Site(store, Path.of(args[4]), args[5], seconds)) {
                if (!args[0].equals(MEASURE)) {
                    workload.prepare(site);
                }
                if (!args[0].equals(PREPARE)) {
                    workload.measure(site).send();
                }
            } catch (Exception e) {
                System.out.println(e); // for the table
                throw e;
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
