package dev.jobwright.cli.process;

import org.jspecify.annotations.Nullable;

/**
 * How a command ended, as the result of its job.
 *
 * @param exitCode 128 and more: the number of the signal that ended it, most probably
 * @param stdoutBytes how much it wrote to its standard output
 * @param stderrBytes how much it wrote to its standard error
 * @param notRun why it was not even started; null when it was
 */
public record CommandResult(
        int exitCode,
        long stdoutBytes,
        long stderrBytes,
        @Nullable String notRun) {

    /** By custom, codes that say that the command never ran: another attempt would not mend that. */
    public static final int CANNOT_RUN = 126;

    public static final int NOT_FOUND = 127;
    public static final int TIMED_OUT = 124;

    private static final int SIGNAL = 128;
    private static final int HIGHEST_SIGNAL = 31;

    static CommandResult notRun(String why) {
        return new CommandResult(0, 0, 0, why);
    }

    public boolean hasOutput() {
        return stdoutBytes > 0 || stderrBytes > 0;
    }

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** Whether another attempt could not end otherwise. */
    boolean isFinal() {
        return exitCode == CANNOT_RUN || exitCode == NOT_FOUND;
    }

    /** The signal that ended it, most probably; 0 for none. A command can also choose such a code by itself. */
    public int signal() {
        return exitCode > SIGNAL && exitCode <= SIGNAL + HIGHEST_SIGNAL ? exitCode - SIGNAL : 0;
    }
}
