package dev.jobwright.cli.process;

import java.io.Serial;

/** The command ended with another exit code than 0. It is the command's failure, so there is no stack to show. */
public final class CommandFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int HANGUP = 1;
    private static final int INTERRUPT = 2;
    private static final int ABORT = 6;
    private static final int KILL = 9;
    private static final int SEGMENT = 11;
    private static final int TERMINATE = 15;

    CommandFailed(String description) {
        super(description, null, false, false);
    }

    /** @param lastWords the last that it wrote to its standard error, or why it could not start */
    static String describe(CommandResult result, String lastWords) {
        String code = "exit code " + result.exitCode() + signalName(result.signal());
        return lastWords.isBlank() ? code : code + ": " + lastWords.strip();
    }

    private static String signalName(int signal) {
        String name = switch (signal) {
            case HANGUP -> "SIGHUP";
            case INTERRUPT -> "SIGINT";
            case ABORT -> "SIGABRT";
            case KILL -> "SIGKILL";
            case SEGMENT -> "SIGSEGV";
            case TERMINATE -> "SIGTERM";
            default -> "signal " + signal;
        };
        return signal == 0 ? "" : " (probably " + name + ")";
    }
}
