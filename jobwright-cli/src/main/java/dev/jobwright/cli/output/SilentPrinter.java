package dev.jobwright.cli.output;

import dev.jobwright.cli.process.AttemptOutput;

/** Prints nothing. */
public final class SilentPrinter implements Printer {

    @Override
    public AttemptOutput of(long number, String tag) {
        return AttemptOutput.UNSEEN;
    }
}
