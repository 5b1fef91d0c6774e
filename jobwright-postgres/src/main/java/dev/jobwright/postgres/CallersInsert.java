package dev.jobwright.postgres;

import dev.jobwright.InvalidInput;
import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.TransactionalInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Inserts in the caller's own transaction: the same statement on the caller's connection, and no commit. New lanes and
 * policies are made on a connection of ours, so that they stay when the caller rolls back. Workers are told by the
 * caller's commit.
 */
final class CallersInsert implements TransactionalInsert {

    /** Not the store's own word: it does not know when the caller commits, and wants to be told as well. */
    private static final String PAYLOAD = "";

    private final Calls calls;
    private final SqlCatalog sql;
    private final TimeSource time;
    private final String id;
    private final String store;

    CallersInsert(Calls calls, SqlCatalog sql, TimeSource time, String id, String store) {
        this.calls = calls;
        this.sql = sql;
        this.time = time;
        this.id = id;
        this.store = store;
    }

    @Override
    public List<InsertResult> insert(Connection connection, List<NewJob> jobs) throws SQLException {
        Storable.check(jobs);
        if (connection.getAutoCommit()) {
            throw new InvalidInput("the connection commits by itself: call setAutoCommit(false) first");
        }
        JobNumbers numbers = calls.call(Role.GENERAL, (link, again) -> JobNumbers.of(link, jobs));
        Session session = new Session(connection, sql);
        try {
            checkSameDatabase(session);
            time.bind(session);
            return Inserts.run(session, numbers, jobs, PAYLOAD);
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
