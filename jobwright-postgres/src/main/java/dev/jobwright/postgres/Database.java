package dev.jobwright.postgres;

import dev.jobwright.jdbc.Columns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * The database that connections lead to. Prepares each new one: behind a pooler that gives a transaction whatever server
 * process is free, nothing may be kept in the session, no statement prepared and no channel listened to.
 */
final class Database implements Connector {

    private final Connector connector;
    private volatile boolean pooled;

    Database(Connector connector) {
        this.connector = connector;
    }

    /** Whether a pooler stands between. Known after the first connection. */
    boolean isPooled() {
        return pooled;
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = connector.connect();
        try {
            connection.setAutoCommit(true);
            PGConnection driver = connection.unwrap(PGConnection.class);
            try (Statement statement = connection.createStatement()) {
                pooled = serverProcess(statement) != driver.getBackendPID();
                if (pooled) {
                    driver.setPrepareThreshold(0);
                } else {
                    driver.setPrepareThreshold(1);
                    // Our statements are short; compiling one, or reading a table that statistics call small, is not.
                    statement.execute("set jit = off; set idle_in_transaction_session_timeout = '60s'");
                }
            }
            return connection;
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    private static int serverProcess(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            Integer process = Columns.integer(row, 1);
            return process == null ? 0 : process;
        }
    }
}
