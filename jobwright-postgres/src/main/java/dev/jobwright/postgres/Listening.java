package dev.jobwright.postgres;

import dev.jobwright.runtime.SystemNanos;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears that another process has written something, on a connection and a thread of its own, which exist while somebody
 * watches. A lost connection is made anew. Whatever is not heard is found all the same: listeners are called every few
 * seconds anyway, and more often where nothing can be heard.
 */
final class Listening implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.jobwright.postgres");
    private static final int REMIND_MILLIS = 3_000;
    private static final long BUSY_REMIND_NANOS = 100_000_000;
    private static final long RECONNECT_NANOS = 500_000_000;
    private static final long PROOF_NANOS = 10_000_000_000L;

    private final Database database;
    private final String channel;
    private final String own;
    private final Activity activity;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;
    private volatile boolean closed;
    private volatile boolean hears;
    private volatile @Nullable Connection connection;

    /** So that one listener may watch twice and end one of the two. */
    private record Listener(Runnable runnable, Object identity) {}

    /** @param own what notices of this store say, which it does not need */
    Listening(Database database, String channel, String own, Activity activity) {
        this.database = database;
        this.channel = channel;
        this.own = own;
        this.activity = activity;
    }

    synchronized AutoCloseable add(Runnable runnable) {
        Listener listener = new Listener(runnable, new Object());
        listeners.add(listener);
        if (thread == null && !closed) {
            thread = new Thread(this::run, "jobwright-listen");
            thread.setDaemon(true);
            thread.start();
        }
        return () -> listeners.remove(listener);
    }

    /** Whether it would hear now if somebody wrote something. */
    boolean hears() {
        return hears;
    }

    private void run() {
        while (!closed) {
            try (Connection made = database.connect()) {
                connection = made;
                if (database.isPooled()) {
                    break;
                }
                listen(made, made.unwrap(PGConnection.class));
            } catch (SQLException e) {
                if (!closed) {
                    LOG.log(System.Logger.Level.DEBUG, "lost the connection that listens; polling until it is back", e);
                    pause(RECONNECT_NANOS);
                }
            } finally {
                hears = false;
                connection = null;
            }
            callListeners();
        }
        while (!closed) {
            pause(activity.isRecent() ? BUSY_REMIND_NANOS : REMIND_MILLIS * 1_000_000L);
            callListeners();
        }
    }

    private void listen(Connection made, PGConnection driver) throws SQLException {
        try (Statement statement = made.createStatement()) {
            statement.execute("listen " + channel);
            hears = true;
            callListeners(); // for what was told before
            long proofAt = SystemNanos.now() + PROOF_NANOS;
            while (!closed) {
                PGNotification[] heard = driver.getNotifications(REMIND_MILLIS);
                if (heard == null || heard.length == 0) {
                    callListeners();
                } else {
                    for (PGNotification notification : heard) {
                        if (!notification.getParameter().equals(own)) {
                            callListeners();
                            break;
                        }
                    }
                }
                if (SystemNanos.now() - proofAt > 0) {
                    statement.execute("select 1"); // a connection that died without a word fails here
                    proofAt = SystemNanos.now() + PROOF_NANOS;
                }
            }
        }
    }

    private void callListeners() {
        for (Listener listener : listeners) {
            try {
                listener.runnable.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a listener failed", e);
            }
        }
    }

    private void pause(long nanos) {
        if (!closed) {
            LockSupport.parkNanos(this, nanos);
        }
    }

    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        if (running == null) {
            return;
        }
        Connection open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run); // ends the wait for notifications
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "the connection that listens could not be closed", e);
            }
        }
        LockSupport.unpark(running);
        boolean interrupted = false;
        while (running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
