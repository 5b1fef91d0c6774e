package dev.jobwright.postgres;

import dev.jobwright.jdbc.Session;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What statements run on: a session, which commits each of them by itself, and the names that the whole store has learnt.
 *
 * @param session for one thread at a time
 */
record Link(Session session, Lanes lanes, Policies policies) {

    /** Several statements that belong together. */
    @FunctionalInterface
    interface Steps<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /** Runs the steps in one transaction, each with a snapshot of its own. */
    <T extends @Nullable Object> T atomically(Steps<T> steps) throws SQLException {
        Connection connection = session.connection();
        connection.setAutoCommit(false);
        try {
            T result = steps.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            takeBack(connection, e);
            throw e;
        } finally {
            autoCommit(connection);
        }
    }

    /** Reads in one snapshot; writes nothing. */
    <T extends @Nullable Object> T inOneSnapshot(Steps<T> steps) throws SQLException {
        return atomically(() -> {
            session.execute("set transaction isolation level repeatable read read only");
            return steps.run();
        });
    }

    private static void takeBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void autoCommit(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }
}
