package dev.jobwright.cli.run;

import dev.jobwright.cli.Main;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, which can be killed. */
final class CliProcess implements AutoCloseable {

    private final Process process;
    private final Path err;
    private final BufferedReader out;

    private CliProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    static CliProcess start(Path folder, File input, String... args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(hearingSignals());
        words.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        words.addAll(List.of(args));
        Path err = Files.createTempFile(folder, "stderr", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectError(err.toFile());
        if (input != null) {
            builder.redirectInput(input);
        }
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("JOBWRIGHT_STORE", folder.resolve("jobs.db").toString());
        return new CliProcess(builder.start(), err);
    }

    /** Whoever starts a build in the background may let it ignore Ctrl-C, and what it starts inherits that. */
    private static List<String> hearingSignals() throws IOException, InterruptedException {
        List<String> prefix = List.of("env", "--default-signal=INT,HUP,TERM");
        List<String> probe = new ArrayList<>(prefix);
        probe.add("true");
        boolean known = new ProcessBuilder(probe)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
        return known ? prefix : List.of();
    }

    void write(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -s " + name + " " + process.pid())
                .start()
                .waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int await() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("does not end");
        }
        return process.exitValue();
    }

    /** Signals until it ends: of two that come at once the system may deliver one. @return its exit code */
    int awaitAfter(String name) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            signal(name);
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        }
        throw new AssertionError("does not end");
    }

    /** The next line that it prints. */
    String readLine() throws IOException {
        return out.readLine();
    }

    /** The rest of what it printed. */
    List<String> lines() {
        return out.lines().toList();
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
