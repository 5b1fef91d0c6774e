package dev.jobwright.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the figures were measured on, in one line. */
final class Machine {

    private Machine() {}

    static String describe(Path dir) throws IOException {
        return String.format(
                Locale.ROOT,
                "%s %s, %d cores (%s), %s %s, file system %s, load %s at the start",
                System.getProperty("java.vendor"),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                first("/proc/cpuinfo", "model name"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Files.getFileStore(dir).type(),
                Files.exists(Path.of("/proc/loadavg"))
                        ? Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]
                        : "unknown");
    }

    private static String first(String file, String name) throws IOException {
        if (!Files.exists(Path.of(file))) {
            return "unknown";
        }
        List<String> lines = Files.readAllLines(Path.of(file));
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
