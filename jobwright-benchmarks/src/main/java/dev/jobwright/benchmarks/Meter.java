package dev.jobwright.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.jobwright.benchmarks.postgres.ServerLoad;
import dev.jobwright.benchmarks.postgres.ServerWatch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this process uses up, and the server where there is one, from its making on. */
final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final @Nullable ServerWatch server;
    private final @Nullable ServerLoad serverAtStart;
    private final long startedAt;
    private final long cpuAtStart = SYSTEM.getProcessCpuTime();
    private final long writtenAtStart = io("write_bytes");
    private final long readsAtStart = io("syscr");
    private final long writesAtStart = io("syscw");
    private final long switchesAtStart = switches();

    /** For a store within this process. */
    Meter() {
        server = null;
        serverAtStart = null;
        startedAt = System.nanoTime();
    }

    /** @param server null where the store is within this process */
    Meter(@Nullable ServerWatch server) throws SQLException {
        this.server = server;
        serverAtStart = server == null ? null : server.load();
        startedAt = System.nanoTime();
    }

    /** Rate, CPU and memory of so many jobs, done from the start of the meter until now. */
    Figures jobs(long jobs) throws SQLException {
        double seconds = seconds();
        double cpuMicros = (SYSTEM.getProcessCpuTime() - cpuAtStart) / 1e3;
        double written = io("write_bytes") - writtenAtStart;
        Figures figures = new Figures()
                .with(Figure.RATE, jobs / seconds)
                .with(Figure.CPU, cpuMicros / jobs)
                .with(Figure.RSS, peakRssMegabytes());
        ServerLoad used = serverLoad();
        return used == null
                ? figures.with(Figure.WRITTEN_PER_JOB, written / jobs)
                : figures.with(Figure.SERVER_CPU, used.cpuSeconds() * 1e6 / jobs)
                        .with(Figure.ALL_CPU, cpuMicros / jobs + used.cpuSeconds() * 1e6 / jobs)
                        .with(Figure.WAL, used.walBytes() / jobs)
                        .with(Figure.TRANSACTIONS, used.transactions() / jobs)
                        .with(Figure.STATEMENTS, used.statements() / jobs);
    }

    private @Nullable ServerLoad serverLoad() throws SQLException {
        return server == null || serverAtStart == null ? null : server.load().minus(serverAtStart);
    }

    /** What was used although there was nothing to do. */
    Figures idle() throws SQLException {
        double seconds = seconds();
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpuAtStart) / 1e9;
        Figures figures = new Figures()
                .with(Figure.CPU_OF_CORE, 100 * cpuSeconds / seconds)
                .with(Figure.WRITTEN, (double) (io("write_bytes") - writtenAtStart))
                .with(Figure.READS, (io("syscr") - readsAtStart) / seconds)
                .with(Figure.WRITES, (io("syscw") - writesAtStart) / seconds)
                .with(Figure.SWITCHES, (switches() - switchesAtStart) / seconds)
                .with(Figure.RSS, peakRssMegabytes());
        ServerLoad used = serverLoad();
        return used == null
                ? figures
                : figures.with(Figure.SERVER_CPU_OF_CORE, 100 * used.cpuSeconds() / seconds)
                        .with(Figure.STATEMENT_RATE, used.statements() / seconds);
    }

    double seconds() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    private static double peakRssMegabytes() {
        return field(Path.of("/proc/self/status"), "VmHWM") / 1024.0;
    }

    private static long io(String name) {
        return field(Path.of("/proc/self/io"), name);
    }

    /** How often threads of this process that live now have gone to sleep. */
    private static long switches() {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.mapToLong(task -> field(task.resolve("status"), "voluntary_ctxt_switches"))
                    .sum();
        } catch (IOException e) {
            return 0; // not Linux
        }
    }

    /** The number behind {@code name:}; 0 where there is no such file, since not every system has it. */
    private static long field(Path file, String name) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
