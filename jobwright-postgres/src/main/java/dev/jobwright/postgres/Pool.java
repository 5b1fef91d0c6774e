package dev.jobwright.postgres;

import dev.jobwright.Closed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** The connections of one role: opened when first needed, kept, and given to one caller at a time. */
final class Pool {

    /** Opens a session on a new connection. */
    @FunctionalInterface
    interface Opener {
        PooledSession open() throws SQLException;
    }

    private static final System.Logger LOG = System.getLogger("dev.jobwright.postgres");

    private final Opener opener;
    private final Consumer<Connection> release;
    private final int size;
    private final Semaphore permits;
    private final Deque<PooledSession> idle = new ArrayDeque<>();
    private boolean closed;

    /** @param release lets go of a connection that works */
    Pool(Opener opener, Consumer<Connection> release, int size) {
        this.opener = opener;
        this.release = release;
        this.size = size;
        this.permits = new Semaphore(size, true);
    }

    /** A session, to be given back or thrown away. Waits until there is one. */
    PooledSession take() throws SQLException {
        permits.acquireUninterruptibly();
        try {
            synchronized (idle) {
                if (closed) {
                    throw new Closed("the store is closed");
                }
                PooledSession session = idle.poll();
                if (session != null) {
                    return session;
                }
            }
            return opener.open();
        } catch (SQLException | RuntimeException | Error e) {
            permits.release();
            throw e;
        }
    }

    void giveBack(PooledSession session) {
        if (!isUsable(session)) {
            throwAway(session);
            return;
        }
        boolean keep;
        synchronized (idle) {
            keep = !closed;
            if (keep) {
                idle.push(session);
            }
        }
        if (!keep) {
            release(session);
        }
        permits.release();
    }

    private static boolean isUsable(PooledSession session) {
        try {
            session.used();
            return true;
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection broke after it was used", e);
            return false;
        }
    }

    /** The session is broken; so are, most likely, those that have been idle. */
    void throwAway(PooledSession session) {
        close(session);
        idle().forEach(Pool::close);
        permits.release();
    }

    /** Takes no more calls, and waits for those under way. */
    void close() {
        synchronized (idle) {
            closed = true;
        }
        permits.acquireUninterruptibly(size);
        idle().forEach(this::release);
        permits.release(size); // whoever comes late is told
    }

    private Deque<PooledSession> idle() {
        synchronized (idle) {
            Deque<PooledSession> all = new ArrayDeque<>(idle);
            idle.clear();
            return all;
        }
    }

    /** Its statements are closed first: the connection may go back to a pool. */
    private void release(PooledSession pooled) {
        try {
            pooled.session().closeStatements();
            release.accept(pooled.session().connection());
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection broke before it was closed", e);
            close(pooled);
        }
    }

    private static void close(PooledSession pooled) {
        try {
            pooled.session().connection().close(); // takes its statements with it
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a broken connection could not be closed", e);
        }
    }
}
