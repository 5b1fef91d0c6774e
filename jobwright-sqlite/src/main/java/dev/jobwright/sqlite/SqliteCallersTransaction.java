package dev.jobwright.sqlite;

import dev.jobwright.InvalidInput;
import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.WellFormed;
import dev.jobwright.store.CallersTransaction;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes in the caller's own transaction: the same statements on the caller's connection, and no commit. */
final class SqliteCallersTransaction implements CallersTransaction {

    private final SqliteFile file;
    private final StoreClock clock;

    SqliteCallersTransaction(SqliteFile file, StoreClock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public List<InsertResult> insert(Connection connection, List<NewJob> jobs) throws SQLException {
        WellFormed.check(jobs);
        return join(connection, tx -> List.of(Inserts.run(tx, jobs)));
    }

    @Override
    public SettleResult settle(Connection connection, Settlement success) throws SQLException {
        return join(connection, tx -> Settlements.run(tx, List.of(success))[0]);
    }

    /** What to write. */
    @FunctionalInterface
    private interface Write<T> {
        T in(WriteTransaction tx) throws SQLException;
    }

    private <T> T join(Connection connection, Write<T> write) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new InvalidInput("the connection commits by itself: call setAutoCommit(false) first");
        }
        Session session = new Session(connection, SqliteFile.SQL);
        try {
            checkSameFile(session);
            WriteTransaction tx = new WriteTransaction(session, clock);
            // Written first, so that the transaction gets the write lock now: a snapshot that was read before somebody
            // else's commit could no longer write.
            session.update("take-write-lock");
            tx.join();
            T result = write.in(tx);
            tx.writeCounters();
            return result;
        } finally {
            session.closeStatements();
        }
    }

    private void checkSameFile(Session session) throws SQLException {
        String other = session.first("database-file", row -> row.getString(1));
        try {
            if (other == null || other.isEmpty() || !Files.isSameFile(Path.of(other), file.path())) {
                throw new InvalidInput(
                        "the connection leads to " + (other == null || other.isEmpty() ? "memory" : other)
                                + ", and the jobs are in " + file.path());
            }
        } catch (IOException e) {
            throw new InvalidInput("the connection leads to " + other + ", which cannot be looked at", e);
        }
    }
}
