package dev.jobwright.crash;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own. What it runs is not killed with it. */
final class RunProcess {

    private static final int END_SECONDS = 120;

    private final Process process;
    private final Path printed;
    private final Path said;

    private RunProcess(Process process, Path printed, Path said) {
        this.process = process;
        this.printed = printed;
        this.said = said;
    }

    /**
     * Starts it in this folder, on the store {@code jobs.db} there.
     *
     * @param input what it reads, or {@link Redirect#PIPE} for {@link #write}
     */
    static RunProcess start(Path dir, Redirect input, String... args) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + Files.createDirectories(dir.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.jobwright.cli.Main"));
        words.addAll(List.of(args));
        Path printed = Files.createTempFile(dir, "printed-", ".txt");
        Path said = Files.createTempFile(dir, "said-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(dir.toFile())
                .redirectInput(input)
                .redirectOutput(printed.toFile())
                .redirectError(said.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("JOBWRIGHT_STORE", store(dir).toString());
        return new RunProcess(builder.start(), printed, said);
    }

    static Path store(Path dir) {
        return dir.resolve("jobs.db");
    }

    void write(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    /** On its standard output. */
    String printed() throws IOException {
        return Files.readString(printed);
    }

    /** On its standard error. */
    String said() throws IOException {
        return Files.readString(said);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, to this process alone; returns when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGSTOP, SIGCONT and others. */
    void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("could not send " + name + " to " + process.pid());
        }
    }

    /** @return its exit code */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("jobwright does not end within " + END_SECONDS + " s");
        }
        return process.exitValue();
    }
}
