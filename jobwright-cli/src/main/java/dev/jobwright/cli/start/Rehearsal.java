package dev.jobwright.cli.start;

import dev.jobwright.cli.Main;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.runtime.SystemNanos;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Does once what commands do, so that the JVM can note the classes that they need, for an archive that later starts
 * share. Of SQLite's library, which would else be unpacked at each start, it leaves a copy. The script
 * {@code jobwright} runs it.
 */
public final class Rehearsal {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("run", "--name", "rehearsal", "--", "true"),
            List.of("jobs"),
            List.of("show", "rehearsal:1"),
            List.of("stats"),
            List.of("stats", "--json"));

    private final Path folder;

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    /** @param args an empty folder, which {@code java.io.tmpdir} names as well */
    public static void main(String[] args) throws IOException {
        Rehearsal rehearsal = new Rehearsal(Path.of(args[0]).toAbsolutePath());
        COMMANDS.forEach(rehearsal::run);
        rehearsal.keepLibrary();
    }

    private void run(List<String> command) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream("x\n".getBytes(StandardCharsets.UTF_8)),
                nowhere,
                new PrintStream(nowhere, false, StandardCharsets.UTF_8),
                Map.of(
                        "PATH",
                        System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                        "JOBWRIGHT_STORE",
                        folder.resolve("rehearsal.db").toString()),
                folder,
                false,
                false,
                false,
                new MonotonicClock(),
                SystemNanos::now,
                listener -> {});
        int code = Main.run(surroundings, command.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("jobwright " + String.join(" ", command) + " answered " + code);
        }
    }

    /** The driver removes its own copy when this process ends. */
    private void keepLibrary() throws IOException {
        String name = System.mapLibraryName("sqlitejdbc");
        try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(folder, "sqlite-*" + name)) {
            for (Path library : unpacked) {
                Files.copy(library, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
