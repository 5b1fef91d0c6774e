package dev.jobwright.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * All that a command sees of the world outside of the store.
 *
 * @param out for data: job output, lists, JSON. Fails when nobody reads it any more
 * @param err for people: notices, progress, errors
 * @param folder the folder that it was started in
 * @param inIsTerminal whether a person could type at {@code in}
 * @param outIsTerminal whether {@code out} shares its lines with {@code err}
 * @param errIsTerminal whether a line on {@code err} can be drawn again
 * @param nanos the monotonic clock
 */
public record Surroundings(
        InputStream in,
        OutputStream out,
        PrintStream err,
        Map<String, String> environment,
        Path folder,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        InstantSource clock,
        LongSupplier nanos,
        Signals signals) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** A line for people, with the program's name before it. */
    public void say(String line) {
        err.println("jobwright: " + line);
    }
}
