package dev.jobwright.pgserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program that runs to its end, such as {@code initdb}. */
final class Tool {
    private static final int END_SECONDS = 120;

    /** Returns what it wrote to its outputs. */
    static String run(Path dir, List<String> command) throws IOException {
        return run(dir, command, InputStream.nullInputStream());
    }

    /** @throws IOException also when it ends with something else than 0; the message then tells what it wrote */
    static String run(Path dir, List<String> command, InputStream input) throws IOException {
        Path output = Files.createTempFile("jobwright-postgres-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(dir.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            IOException cut = feed(process, input);
            boolean ended = Waiting.forEnd(process, END_SECONDS, TimeUnit.SECONDS);
            String written = Files.readString(output, StandardCharsets.UTF_8).strip();
            if (!ended) {
                process.destroyForcibly();
                throw new IOException(command + " does not end: " + written);
            }
            if (process.exitValue() != 0 || cut != null) {
                throw new IOException(command + " ended with " + process.exitValue() + ": " + written, cut);
            }
            return written;
        } finally {
            Files.delete(output);
        }
    }

    /** Returns what went wrong; a program that ends early closes its input, and its own words say more about it. */
    private static @Nullable IOException feed(Process process, InputStream input) {
        try (OutputStream to = process.getOutputStream()) {
            input.transferTo(to);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private Tool() {}
}
