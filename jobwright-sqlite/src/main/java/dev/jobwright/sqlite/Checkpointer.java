package dev.jobwright.sqlite;

import dev.jobwright.jdbc.Session;
import dev.jobwright.runtime.SystemNanos;
import java.io.File;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Moves the log into the file, on a thread and a connection of its own, when the log has grown, and empties it once when
 * nothing has been written for a while. The log starts anew only when all of it has been moved, which never happens by
 * itself under load: so this thread moves the bulk, and the writer, told by {@link #isFinishDue}, the small rest.
 */
final class Checkpointer {

    private static final System.Logger LOG = System.getLogger("dev.jobwright.sqlite");
    private static final long IDLE_NANOS = 1_000_000_000;
    private static final long SMALL_REST_FRAMES = 256;
    private static final int MOST_PASSES = 4;

    private final SqliteFile file;
    private final File log;
    private final TurnLock turn;
    private final long threshold;
    private final Thread thread = new Thread(this::work, "jobwright-checkpoint");

    // Of the writer's thread.
    private long grown;

    private volatile boolean due;
    private volatile boolean finishDue;
    private volatile boolean written;
    private volatile long lastWrite;
    private volatile boolean closed;

    Checkpointer(SqliteFile file, TurnLock turn, long threshold) {
        this.file = file;
        this.log = new File(file.path() + "-wal");
        this.turn = turn;
        this.threshold = threshold;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** The writer has written about so many bytes. */
    void wrote(long bytes) {
        grown += bytes;
        lastWrite = SystemNanos.now();
        if (grown > threshold) {
            grown = 0;
            due = true;
            LockSupport.unpark(thread);
        } else if (!written) {
            LockSupport.unpark(thread);
        }
        written = true;
    }

    /** Whether the writer should move what is left of the log, which is little; asked once. */
    boolean isFinishDue() {
        boolean is = finishDue;
        if (is) {
            finishDue = false;
        }
        return is;
    }

    private void work() {
        Session session = null;
        while (!closed) {
            try {
                if (due) {
                    due = false;
                    session = session == null ? file.openCheckpointer() : session;
                    moveBulk(session);
                } else if (written && SystemNanos.now() - lastWrite >= IDLE_NANOS) {
                    written = false;
                    // Emptying an empty log would look like a change to whoever watches the file, who would ask the
                    // writer, who would report here: for ever.
                    if (log.length() > 0) {
                        session = session == null ? file.openCheckpointer() : session;
                        empty(session);
                    }
                } else if (written) {
                    LockSupport.parkNanos(this, IDLE_NANOS);
                } else {
                    LockSupport.park(this);
                }
            } catch (SQLException | RuntimeException e) {
                // The log only grows meanwhile; whatever is wrong with the disk, the writer meets as well.
                LOG.log(
                        System.Logger.Level.WARNING,
                        "moving the log into " + file.path() + " failed; it is tried again",
                        e);
            }
        }
        close(session);
    }

    private void moveBulk(Session session) throws SQLException {
        long moved = 0;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            long[] frames = frames(session, "checkpoint");
            long rest = frames[0] - moved;
            moved = frames[1];
            if (rest < SMALL_REST_FRAMES) {
                break;
            }
        }
        finishDue = true;
    }

    private static long[] frames(Session session, String statement) throws SQLException {
        long[] frames = session.first(statement, row -> new long[] {row.getLong(2), row.getLong(3)});
        return frames == null ? new long[2] : frames;
    }

    private void empty(Session session) throws SQLException {
        frames(session, "checkpoint");
        if (turn.take(IDLE_NANOS)) {
            try {
                frames(session, "checkpoint-truncate");
            } finally {
                turn.giveUp();
            }
        }
    }

    private static void close(@Nullable Session session) {
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing the checkpointer's connection failed", e);
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }
}
