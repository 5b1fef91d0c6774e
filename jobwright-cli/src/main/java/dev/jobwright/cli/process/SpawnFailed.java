package dev.jobwright.cli.process;

import java.io.IOException;
import java.io.Serial;

/** The system could not start a program. */
final class SpawnFailed extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    static final int TOO_LONG = 7;
    static final int NO_ACCESS = 13;

    private static final int NO_ENTRY = 2;
    private static final int NO_FOLDER = 20;
    private static final int BUSY = 26;

    private final String program;
    private final int error;

    /** @param error the system's number for what went wrong */
    SpawnFailed(String program, int error, String text) {
        super("cannot run " + program + ": error=" + error + ", " + text);
        this.program = program;
        this.error = error;
    }

    /** Whether it is the command's fault, and not a lack of memory, processes or open files. */
    boolean isFaultOfCommand() {
        return switch (error) {
            case NO_ENTRY, TOO_LONG, NO_ACCESS, NO_FOLDER, BUSY -> true;
            default -> false;
        };
    }

    /** As a shell's. */
    int exitCode() {
        return error == NO_ENTRY || error == NO_FOLDER ? CommandResult.NOT_FOUND : CommandResult.CANNOT_RUN;
    }

    String why() {
        return switch (error) {
            case NO_ENTRY, NO_FOLDER -> program + ", or what is to interpret it, is gone";
            case TOO_LONG -> "the arguments are too long";
            case NO_ACCESS -> program + " is not executable";
            case BUSY -> program + " is being written to";
            default -> String.valueOf(getMessage());
        };
    }
}
