package dev.jobwright.cli;

import dev.jobwright.Texts;
import java.io.PrintStream;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What libraries log: warnings as one line each, and nothing less. */
final class OneLineLog extends Handler {

    private static final int LONGEST = 1_000;

    private final PrintStream err;
    private final SimpleFormatter formatter = new SimpleFormatter();

    private OneLineLog(PrintStream err) {
        this.err = err;
    }

    static void install(PrintStream err) {
        LogManager.getLogManager().reset();
        OneLineLog log = new OneLineLog(err);
        log.setLevel(Level.WARNING);
        Logger.getLogger("").addHandler(log);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            String message = Objects.requireNonNullElse(formatter.formatMessage(entry), "");
            err.println("jobwright: " + Texts.show(message, LONGEST));
        }
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {}
}
