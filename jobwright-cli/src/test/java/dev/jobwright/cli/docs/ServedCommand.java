package dev.jobwright.cli.docs;

import dev.jobwright.cli.Main;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.runtime.MonotonicClock;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command {@code jobwright} for shells that this JVM answers: to start another takes longer than most commands do. The
 * arguments, the environment, the folder and the streams are those of the process that the shell has started, as the
 * system tells them; the exit code becomes that of the process. Only signals do not come through.
 */
final class ServedCommand implements AutoCloseable {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String END = "end";
    /** Calls from a process of its own: the shell would change its streams for as long as the call takes. */
    private static final String SCRIPT = """
            #!/bin/sh
            calls=${0%/*}/calls
            mkfifo "$calls.$$" && (echo $$ >"$calls") && read -r code <"$calls.$$" && exit "$code"
            """;

    private final Path folder;
    private final RandomAccessFile calls;

    /** Makes the command in that folder, and answers until it is closed. */
    ServedCommand(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        Path script = Files.writeString(folder.resolve("jobwright"), SCRIPT);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Path pipe = folder.resolve("calls");
        if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
            throw new IOException("cannot make " + pipe);
        }
        // Open on both ends, so that it has no end while nobody calls.
        calls = new RandomAccessFile(pipe.toFile(), "rw");
        Thread listener = new Thread(this::listen, "served-commands");
        listener.setDaemon(true);
        listener.start();
    }

    /** Where it is. */
    Path folder() {
        return folder;
    }

    /** Whether the system tells of another process what this needs to know. */
    static boolean isPossible() {
        return Files.exists(PROCESSES.resolve("self/fd/0"));
    }

    private void listen() {
        try (calls) {
            for (String process = calls.readLine(); !process.equals(END); process = calls.readLine()) {
                String caller = process;
                Thread call = new Thread(() -> answer(caller), "served-command-" + caller);
                call.setDaemon(true);
                call.start();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(String caller) {
        int code = 1; // as of a JVM that ends by an exception
        try {
            code = run(PROCESSES.resolve(caller));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            tell(caller, code);
        }
    }

    private static int run(Path process) throws IOException {
        Path streams = process.resolve("fd");
        try (InputStream in = new FileInputStream(streams.resolve("0").toFile());
                OutputStream out = new FileOutputStream(streams.resolve("1").toFile(), true);
                OutputStream err = new FileOutputStream(streams.resolve("2").toFile(), true)) {
            Surroundings surroundings = new Surroundings(
                    in,
                    out,
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    environment(process),
                    Files.readSymbolicLink(process.resolve("cwd")),
                    false,
                    false,
                    false,
                    new MonotonicClock(),
                    System::nanoTime,
                    listener -> {});
            List<String> words = strings(process.resolve("cmdline"));
            // The first two are the shell and the script.
            return Main.run(surroundings, words.subList(2, words.size()).toArray(String[]::new));
        }
    }

    private static Map<String, String> environment(Path process) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (String variable : strings(process.resolve("environ"))) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return environment;
    }

    /** Each of them ends in a zero byte. */
    private static List<String> strings(Path file) throws IOException {
        List<String> strings = List.of(Files.readString(file).split("\0", -1));
        return strings.subList(0, strings.size() - 1);
    }

    private void tell(String caller, int code) {
        try {
            Files.writeString(folder.resolve("calls." + caller), code + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        calls.writeBytes(END + "\n");
    }
}
