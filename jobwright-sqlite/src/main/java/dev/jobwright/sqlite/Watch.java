package dev.jobwright.sqlite;

import dev.jobwright.jdbc.Session;
import dev.jobwright.runtime.SystemNanos;
import java.io.File;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Notices that another process has changed the file. The writer's thread looks, on the writer's connection: SQLite's
 * data version does not change for what the same connection writes, so that a busy process does not call itself.
 * Listeners are called on a thread of their own, which exists only while there are any.
 */
final class Watch {

    private static final System.Logger LOG = System.getLogger("dev.jobwright.sqlite");
    private static final long BUSY_NANOS = 10_000_000;
    private static final long CALM_NANOS = 25_000_000;
    private static final long CALM_AFTER_NANOS = 1_000_000_000;
    private static final long IDLE_NANOS = 50_000_000;
    private static final long IDLE_AFTER_NANOS = 10_000_000_000L;
    private static final int LOOKS_BEHIND_A_CHANGE = 5;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Runnable wakeWriter;
    private @Nullable Thread caller;
    private volatile boolean changed;

    private final File log;

    // Of the writer's thread.
    private long version = -1;
    private long logStamp;
    private int looksLeft;
    private long lookAt;
    private long lastChange = SystemNanos.now();

    /** @param wakeWriter makes the writer ask {@link #look} again */
    Watch(SqliteFile file, Runnable wakeWriter) {
        this.log = new File(file.path() + "-wal");
        this.wakeWriter = wakeWriter;
    }

    /** So that one listener may watch twice and end one of the two. */
    private record Listener(Runnable runnable, Object identity) {}

    synchronized AutoCloseable add(Runnable runnable) {
        Listener listener = new Listener(runnable, new Object());
        listeners.add(listener);
        if (caller == null) {
            caller = new Thread(this::call, "jobwright-watch");
            caller.setDaemon(true);
            caller.start();
        }
        wakeWriter.run();
        return () -> remove(listener);
    }

    private synchronized void remove(Listener listener) {
        listeners.remove(listener);
        stopWhenUnused();
    }

    synchronized void close() {
        listeners.clear();
        stopWhenUnused();
    }

    private void stopWhenUnused() {
        if (listeners.isEmpty() && caller != null) {
            LockSupport.unpark(caller);
            caller = null;
        }
    }

    /** Looks, if it is time to. Returns after how many nanoseconds it is time again; 0 while nobody watches. */
    long look(Session session) {
        if (listeners.isEmpty()) {
            version = -1;
            return 0;
        }
        long now = SystemNanos.now();
        if (version != -1 && now - lookAt < 0) {
            return lookAt - now;
        }
        if (mayHaveChanged() && hasChanged(session)) {
            lastChange = now;
            changed = true;
            LockSupport.unpark(callerThread());
        }
        long silence = now - lastChange;
        long wait = silence < CALM_AFTER_NANOS ? BUSY_NANOS : silence < IDLE_AFTER_NANOS ? CALM_NANOS : IDLE_NANOS;
        lookAt = now + wait;
        return wait;
    }

    /**
     * Every commit touches the log, and to ask for that costs a fifth of asking SQLite. File times tick every few
     * milliseconds, so that what follows a change at once could be missed: a few more looks are taken behind it.
     */
    private boolean mayHaveChanged() {
        long stamp = log.lastModified();
        if (version == -1 || stamp != logStamp) {
            logStamp = stamp;
            looksLeft = LOOKS_BEHIND_A_CHANGE;
        }
        looksLeft--;
        return looksLeft >= 0;
    }

    private boolean hasChanged(Session session) {
        long before = version;
        try {
            version = session.number("data-version");
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "looking for changes of others failed", e);
        }
        return before != -1 && before != version;
    }

    private synchronized @Nullable Thread callerThread() {
        return caller;
    }

    private void call() {
        while (callerThread() == Thread.currentThread()) {
            if (!changed) {
                LockSupport.park(this);
                continue;
            }
            changed = false;
            for (Listener listener : listeners) {
                try {
                    listener.runnable().run();
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.WARNING, "a listener failed; others are still called", e);
                }
            }
        }
    }
}
