package dev.jobwright.sqlite;

import dev.jobwright.jdbc.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The moving parts of an open store: who starts, watches and stops them. */
final class Engine implements WriterEvents {

    private static final System.Logger LOG = System.getLogger("dev.jobwright.sqlite");

    private static final long KEEP_CLOCK_NANOS = 1_000_000_000;

    final Writer writer;
    final Readers readers;
    final Space space;
    final Watch watch;
    private final Checkpointer checkpointer;
    private final Session session;
    private final StoreClock clock;
    private final TurnLock turn;

    Engine(SqliteFile file, Session session, StoreClock clock, LockFolder locks) throws IOException {
        String store = "sqlite " + file.path();
        this.session = session;
        this.clock = clock;
        this.turn = locks.turn();
        this.space = new Space(store, locks.folder());
        this.checkpointer = new Checkpointer(file, turn, space.checkpointBytes());
        this.readers = new Readers(store, file, clock);
        this.writer = new Writer(store, session, clock, turn, file.busyTimeout(), space, this);
        this.watch = new Watch(file, writer::wake);
    }

    void start() {
        writer.start();
        checkpointer.start();
    }

    @Override
    public void afterCommit(List<Slice> group) {
        long bytes = 16 * 1024;
        for (Slice slice : group) {
            for (int i = slice.from(); i < slice.to(); i++) {
                bytes += 300 + slice.operation().bytes(i);
            }
        }
        checkpointer.wrote(bytes);
        if (checkpointer.isFinishDue()) {
            try {
                session.number("checkpoint");
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.DEBUG, "moving the rest of the log failed; the next time does it", e);
            }
        }
    }

    @Override
    public long betweenGroups() {
        return watch.look(session);
    }

    /** Ends everything; each part waits for what it has under way. */
    void close() {
        watch.close();
        writer.close();
        readers.close();
        checkpointer.close();
        try (session) {
            keepClock();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "closing the writer's connection failed", e);
        }
    }

    /** Time must not go back for those who open the file next, while the machine's clock has been set back. */
    private void keepClock() throws SQLException {
        if (clock.isAhead() && turn.take(KEEP_CLOCK_NANOS)) {
            try {
                session.update("meta-set", "clock", Long.toString(clock.micros()));
            } finally {
                turn.giveUp();
            }
        }
    }
}
