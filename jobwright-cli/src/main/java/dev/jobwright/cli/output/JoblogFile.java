package dev.jobwright.cli.output;

import dev.jobwright.cli.process.CommandResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The log of attempts in the columns of GNU parallel, one row each, so that what reads those reads these. With one
 * difference: who was ended by a signal has the exit value -1, and not 0. An export: nothing reads it back.
 */
public final class JoblogFile implements AutoCloseable {

    public static final String HEADER = "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand";

    private static final double MILLIS = 1_000.0;

    private final Writer out;

    /** @param goesOn whether rows are added to what is there */
    public JoblogFile(Path file, boolean goesOn) throws IOException {
        boolean begins = !goesOn || !Files.exists(file) || Files.size(file) == 0;
        this.out = Files.newBufferedWriter(
                file,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                begins ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
        if (begins) {
            out.write(HEADER + "\n");
            out.flush();
        }
    }

    /** @param command as a person would type it */
    public static String row(long number, Instant end, Duration took, CommandResult result, String command) {
        return String.format(
                Locale.ROOT,
                "%d\t:\t%.3f\t%.3f\t0\t%d\t%d\t%d\t%s",
                number,
                (end.toEpochMilli() - took.toMillis()) / MILLIS,
                took.toMillis() / MILLIS,
                result.stdoutBytes(),
                result.signal() > 0 ? -1 : result.exitCode(),
                result.signal(),
                command);
    }

    public synchronized void write(String row) throws IOException {
        out.write(row + "\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
