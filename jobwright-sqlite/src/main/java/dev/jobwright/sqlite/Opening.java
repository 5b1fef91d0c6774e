package dev.jobwright.sqlite;

import dev.jobwright.StoreRefused;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;

/** From a URL to a store that works, or to one line that says why not. */
final class Opening {

    private Opening() {}

    static SqliteStore open(SqliteUrl url, StoreOptions options, InstantSource clock) {
        boolean adopt = url.adopt() || options.adopt();
        Path asked = url.path();
        try {
            SqliteFile file = new SqliteFile(Files.exists(asked) ? asked.toRealPath() : asked, options.busyTimeout());
            Admission.check(url, file, adopt);
            LockFolder.makeFile(file.path());
            file = new SqliteFile(file.path().toRealPath(), options.busyTimeout());
            LockFolder locks = LockFolder.of(file.path());
            boolean opened = false;
            try {
                SqliteStore store = open(file, locks, adopt, new StoreClock(clock));
                opened = true;
                endTheDead(store, locks);
                return store;
            } finally {
                if (!opened) {
                    locks.close();
                }
            }
        } catch (IOException e) {
            throw new StoreRefused(asked + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** What a killed process left running need not wait for its lease to run out. */
    private static void endTheDead(SqliteStore store, LockFolder locks) throws IOException {
        boolean done = false;
        try {
            locks.instances().endDead(store::end);
            done = true;
        } finally {
            if (!done) {
                store.close();
            }
        }
    }

    private static SqliteStore open(SqliteFile file, LockFolder locks, boolean adopt, StoreClock clock)
            throws IOException {
        Session session = null;
        boolean opened = false;
        try {
            session = prepare(file, locks, adopt);
            clock.startFrom(session.number("clock-floor"));
            Engine engine = new Engine(file, session, clock, locks);
            engine.start();
            opened = true;
            return new SqliteStore(file, clock, locks, engine);
        } catch (SQLException e) {
            throw Faults.kind(e) == Faults.Kind.BUSY
                    ? Faults.exception(e, "sqlite " + file.path())
                    : Admission.refused(file.path(), e);
        } finally {
            if (!opened && session != null) {
                try {
                    session.close();
                } catch (SQLException e) {
                    // What kept the store from opening is on its way to the caller already.
                }
            }
        }
    }

    /** Two processes that open a new file at once take turns: the second finds the schema made. */
    private static Session prepare(SqliteFile file, LockFolder locks, boolean adopt) throws SQLException {
        if (!locks.turn().take(file.busyTimeout().toNanos())) {
            throw new StoreUnavailable(
                    file.path() + ": another process has had its turn to write for too long; try again");
        }
        try {
            Session session = file.openWriter();
            boolean prepared = false;
            try {
                String mode = session.first("journal-mode", row -> row.getString(1));
                if (!"wal".equals(mode)) {
                    throw new StoreRefused(
                            file.path() + ": its file system cannot hold a write-ahead log (the journal is " + mode
                                    + "): use a local disk");
                }
                if (!Schema.isCurrent(Schema.check(session, file.path().toString(), adopt))) {
                    session.update("begin");
                    Schema.migrate(session, file.path().toString(), adopt);
                    session.update("commit");
                }
                prepared = true;
                return session;
            } finally {
                if (!prepared) {
                    session.close();
                }
            }
        } finally {
            locks.turn().giveUp();
        }
    }
}
