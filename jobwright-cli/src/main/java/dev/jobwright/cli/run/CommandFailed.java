package dev.jobwright.cli.run;

import java.io.Serial;

/** The command ended with another exit code than 0. It is the command's failure, so there is no stack to show. */
final class CommandFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int KILLED = 128 + 9;

    CommandFailed(CommandResult result) {
        super(describe(result), null, false, false);
    }

    static String describe(CommandResult result) {
        String code = "exit code " + result.exitCode() + (result.exitCode() == KILLED ? " (probably SIGKILL)" : "");
        return result.stderr().isBlank() ? code : code + ": " + result.stderr().strip();
    }
}
