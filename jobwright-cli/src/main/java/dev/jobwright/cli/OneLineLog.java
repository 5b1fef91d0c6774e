package dev.jobwright.cli;

import dev.jobwright.Texts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What libraries log: warnings as one line each, and nothing less. */
public final class OneLineLog extends Handler {

    private static final int LONGEST = 1_000;

    /** Makes itself all that logging consists of: called by the JDK, when the first logger is asked for. */
    public OneLineLog() {
        setLevel(Level.WARNING);
        Logger.getLogger("").addHandler(this);
    }

    /** Costs nothing until somebody wants to log. */
    static void install() {
        System.setProperty("java.util.logging.config.class", OneLineLog.class.getName());
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            String message = Objects.requireNonNullElse(new SimpleFormatter().formatMessage(entry), "");
            err().println("jobwright: " + Texts.show(message, LONGEST));
        }
    }

    private static PrintStream err() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
