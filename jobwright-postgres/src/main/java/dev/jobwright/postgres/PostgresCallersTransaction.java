package dev.jobwright.postgres;

import dev.jobwright.InvalidInput;
import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import dev.jobwright.store.CallersTransaction;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes in the caller's own transaction: the same statements on the caller's connection, and no commit. New lanes and
 * policies are made on a connection of ours, so that they stay when the caller rolls back. Workers are told by the
 * caller's commit.
 */
final class PostgresCallersTransaction implements CallersTransaction {

    /** Not the store's own word: it does not know when the caller commits, and wants to be told as well. */
    private static final String PAYLOAD = "";

    private final Calls calls;
    private final SqlCatalog sql;
    private final TimeSource time;
    private final String id;
    private final String store;
    private final Settlements settlements;

    PostgresCallersTransaction(
            Calls calls, SqlCatalog sql, TimeSource time, String id, String store, Settlements settlements) {
        this.calls = calls;
        this.sql = sql;
        this.time = time;
        this.id = id;
        this.store = store;
        this.settlements = settlements;
    }

    @Override
    public List<InsertResult> insert(Connection connection, List<NewJob> jobs) throws SQLException {
        Storable.check(jobs);
        JobNumbers numbers = calls.call(Role.GENERAL, (link, again) -> JobNumbers.of(link, jobs));
        return join(connection, session -> Inserts.run(session, numbers, jobs, PAYLOAD));
    }

    @Override
    public SettleResult settle(Connection connection, Settlement success) throws SQLException {
        // The lane is known, or else looked up on a connection of ours.
        SettleArrays arrays = calls.call(Role.GENERAL, (link, again) -> SettleArrays.of(link, List.of(success)));
        return join(connection, session -> settlements.joinCaller(session, arrays, success));
    }

    /** What to write. */
    @FunctionalInterface
    private interface Write<T> {
        T on(Session session) throws SQLException;
    }

    private <T> T join(Connection connection, Write<T> write) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new InvalidInput("the connection commits by itself: call setAutoCommit(false) first");
        }
        Session session = new Session(connection, sql);
        try {
            checkSameDatabase(session);
            time.bind(session);
            return write.on(session);
        } finally {
            session.closeStatements();
        }
    }

    private void checkSameDatabase(Session session) throws SQLException {
        if (!session.exists("schema-there", calls.schema())
                || !Schema.id(session).equals(id)) {
            throw new InvalidInput("the connection leads to another database than " + store);
        }
    }
}
