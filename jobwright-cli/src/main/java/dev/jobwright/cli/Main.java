package dev.jobwright.cli;

import dev.jobwright.runtime.MonotonicClock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The entry. The only class that takes hold of the process's own streams, clock and exit. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        OneLineLog.install();
        Surroundings process = new Surroundings(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                err,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                isTerminal(0),
                isTerminal(1),
                isTerminal(2),
                new MonotonicClock(),
                System::nanoTime,
                Signals.ofThisProcess());
        System.exit(run(process, args));
    }

    /** Runs one command line. @return its exit code */
    public static int run(Surroundings surroundings, String... args) {
        PrintWriter err = new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8);
        ErrorLines errors = new ErrorLines(surroundings);
        PrintWriter out = new PrintWriter(surroundings.out(), false, StandardCharsets.UTF_8);
        int code = Commands.forArgs(surroundings, args)
                .setOut(out)
                .setErr(err)
                // '@name' is a word like any other: files of arguments would change what a command is.
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(errors::wrongUse)
                .setExecutionExceptionHandler(errors::failed)
                .execute(args);
        out.flush();
        return code;
    }

    /** Unlike {@link System#console}, looks at one stream: the input of {@code run} is a pipe most of the time. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // where there is no /proc, nobody is asked and nothing drawn
        }
    }
}
