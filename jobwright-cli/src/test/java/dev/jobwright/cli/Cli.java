package dev.jobwright.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The command line in this process, with a folder, a store and streams of its own. */
public final class Cli {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** What came of a command line. */
    public record Answer(int code, String out, String err) {}

    public Cli(Path folder) {
        this.folder = folder;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JOBWRIGHT_STORE", folder.resolve("jobs.db").toString());
    }

    public Cli with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Cli without(String name) {
        environment.remove(name);
        return this;
    }

    public Path folder() {
        return folder;
    }

    public Answer run(String input, String... args) {
        return run(input.getBytes(StandardCharsets.UTF_8), args);
    }

    public Answer run(byte[] input, String... args) {
        return run(new ByteArrayInputStream(input), new ByteArrayOutputStream(), false, args);
    }

    /** As if a person sat there. */
    public Answer atTerminal(String typed, String... args) {
        InputStream keyboard = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return run(keyboard, new ByteArrayOutputStream(), true, args);
    }

    public Answer run(InputStream in, OutputStream out, boolean terminal, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                in,
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                folder,
                terminal,
                terminal,
                terminal,
                InstantSource.system(),
                System::nanoTime,
                listener -> {});
        int code = Main.run(surroundings, args);
        String printed = out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "";
        return new Answer(code, printed, err.toString(StandardCharsets.UTF_8));
    }
}
