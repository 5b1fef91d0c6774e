package dev.jobwright.pgserver;

import dev.jobwright.pgserver.PgServer.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The lives of one server, one after the other, on the same data and port. */
final class Lives implements AutoCloseable {
    private static final int PORTS_TO_TRY = 5;

    private final Binaries binaries;
    private final ServerFolder folder;
    private int port;
    private @Nullable Postmaster postmaster;
    private boolean killed;
    private boolean closed;

    Lives(Binaries binaries, ServerFolder folder) {
        this.binaries = binaries;
        this.folder = folder;
    }

    /** The first start, which chooses the port. */
    synchronized void begin() throws IOException {
        for (int tries = 1; ; tries++) {
            port = Ports.next();
            try {
                startAgain();
                return;
            } catch (IllegalStateException e) {
                if (tries == PORTS_TO_TRY || !folder.logTail().contains("could not bind")) {
                    throw e;
                }
            }
        }
    }

    synchronized void startAgain() {
        if (closed || isRunning()) {
            throw new IllegalStateException(closed ? "closed" : "already running");
        }
        launch().awaitReady();
        killed = false;
    }

    private Postmaster launch() {
        try {
            Postmaster launched = Postmaster.launch(binaries, folder, port);
            postmaster = launched;
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void end(String signal) {
        running().end(signal);
    }

    synchronized void kill() {
        Postmaster victim = running();
        killed = true;
        victim.kill();
    }

    synchronized boolean isRunning() {
        return postmaster != null && postmaster.isRunning();
    }

    synchronized long pid() {
        return running().pid();
    }

    synchronized int port() {
        return port;
    }

    private Postmaster running() {
        if (postmaster == null || !postmaster.isRunning()) {
            throw new IllegalStateException("not running");
        }
        return postmaster;
    }

    /** Ends whatever runs and deletes the folder; does nothing the second time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (killed && !isRunning()) {
                launch().awaitBegin(); // only a next life removes the shared memory of one that was killed
            }
            if (isRunning()) {
                end(Stop.IMMEDIATE.signal);
            }
        } finally {
            deleteFolder();
        }
    }

    private void deleteFolder() {
        try {
            folder.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
