package dev.jobwright.pgserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One life of a server, from its start to its end. Its parent is {@code guard.sh}, which gets the signals to send. */
final class Postmaster {
    private static final int END_SECONDS = 60;
    private static final int START_SECONDS = 60;
    private static final int LOOK_MILLIS = 5;
    private static final int PID_LINE = 0;
    private static final int STATE_LINE = 7;

    private final ServerFolder folder;
    private final Process guard;

    private Postmaster(ServerFolder folder, Process guard) {
        this.folder = folder;
        this.guard = guard;
    }

    static Postmaster launch(Binaries binaries, ServerFolder folder, int port) throws IOException {
        folder.forgetStatus();
        List<String> command = binaries.account()
                .command("/bin/sh", "-c", script(), "guard.sh", folder.path().toString());
        command.addAll(
                List.of(binaries.postgres().toString(), "-D", folder.data().toString(), "-p", String.valueOf(port)));
        return new Postmaster(
                folder,
                new ProcessBuilder(command)
                        .directory(folder.path().toFile())
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start());
    }

    static String script() throws IOException {
        try (InputStream in = Postmaster.class.getResourceAsStream("guard.sh")) {
            if (in == null) {
                throw new IOException("guard.sh is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns when it accepts connections, be it as a primary or as a standby. */
    void awaitReady() {
        awaitState(state -> state.equals("ready") || state.equals("standby"));
    }

    /** Returns when it has its shared memory, and has removed what a killed predecessor left. */
    void awaitBegin() {
        awaitState(state -> true);
    }

    private void awaitState(Predicate<String> wanted) {
        for (int looks = 0; looks < START_SECONDS * 1000 / LOOK_MILLIS; looks++) {
            List<String> status = folder.statusLines();
            if (status.size() > STATE_LINE && wanted.test(status.get(STATE_LINE).strip())) {
                return;
            }
            if (Waiting.forEnd(guard, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("PostgreSQL ended while starting; its log:\n" + folder.logTail());
            }
        }
        throw new IllegalStateException(
                "PostgreSQL is not ready after " + START_SECONDS + " s; its log:\n" + folder.logTail());
    }

    boolean isRunning() {
        return guard.isAlive();
    }

    long pid() {
        return Long.parseLong(folder.statusLines().get(PID_LINE));
    }

    /** Has a signal sent and waits for the end of all processes. */
    void end(String signal) {
        try {
            Writer orders = guard.outputWriter(StandardCharsets.US_ASCII);
            orders.write(signal + "\n");
            orders.flush();
        } catch (IOException e) {
            if (guard.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
        awaitEnd();
    }

    /** SIGKILL to it and its children; those that it forks meanwhile see that it is gone and end. */
    void kill() {
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
        List<ProcessHandle> children = server.children().toList();
        server.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    private void awaitEnd() {
        if (!Waiting.forEnd(guard, END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    "PostgreSQL does not end within " + END_SECONDS + " s; its log:\n" + folder.logTail());
        }
    }
}
