package dev.jobwright.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts other JVMs of the same kind, with the same class path. */
final class Jvm {

    private Jvm() {}

    /** Its input and output belong to the caller; what it complains of goes where ours does. */
    static Process start(int heapMegabytes, Class<?> main, List<String> args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:-UsePerfData", // a mapped file of the JVM's own, which would count as written
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path")));
        String extra = System.getProperty("jobwright.benchmark.jvm", "");
        if (!extra.isBlank()) {
            command.addAll(1, List.of(extra.split(" ")));
        }
        command.add(main.getName());
        command.addAll(args);
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }
}
