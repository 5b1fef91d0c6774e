package dev.jobwright.postgres;

import dev.jobwright.Closed;
import dev.jobwright.jdbc.Session;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** The connections of one role: opened when first needed, kept, and given to one caller at a time. */
final class Pool {

    /** Opens a session on a new connection. */
    @FunctionalInterface
    interface Opener {
        Session open() throws SQLException;
    }

    private static final System.Logger LOG = System.getLogger("dev.jobwright.postgres");

    private final Opener opener;
    private final int size;
    private final Semaphore permits;
    private final Deque<Session> idle = new ArrayDeque<>();
    private boolean closed;

    Pool(Opener opener, int size) {
        this.opener = opener;
        this.size = size;
        this.permits = new Semaphore(size, true);
    }

    /** A session, to be given back or thrown away. Waits until there is one. */
    Session take() throws SQLException {
        permits.acquireUninterruptibly();
        try {
            synchronized (idle) {
                if (closed) {
                    throw new Closed("the store is closed");
                }
                Session session = idle.poll();
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

    void giveBack(Session session) {
        boolean keep;
        synchronized (idle) {
            keep = !closed;
            if (keep) {
                idle.push(session);
            }
        }
        if (!keep) {
            close(session);
        }
        permits.release();
    }

    /** The session is broken; so are, most likely, those that have been idle. */
    void throwAway(Session session) {
        close(session);
        closeIdle();
        permits.release();
    }

    /** Takes no more calls, and waits for those under way. */
    void close() {
        synchronized (idle) {
            closed = true;
        }
        permits.acquireUninterruptibly(size);
        closeIdle();
        permits.release(size); // whoever comes late is told
    }

    private void closeIdle() {
        Deque<Session> all;
        synchronized (idle) {
            all = new ArrayDeque<>(idle);
            idle.clear();
        }
        all.forEach(Pool::close);
    }

    private static void close(Session session) {
        try {
            session.connection().close(); // takes its statements with it
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a broken connection could not be closed", e);
        }
    }
}
