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

    /**
     * Plans are made once for each connection, often while the tables are empty or few jobs wait: statistics of such a
     * moment must not lead to one that reads a whole table for ever after. Our statements are written for their indexes.
     * And compiling one takes longer than running it.
     */
    private static final String SETTINGS = "set enable_seqscan = off; set enable_bitmapscan = off; set jit = off; "
            + "set idle_in_transaction_session_timeout = '60s'";

    private static final String RESET =
            "reset enable_seqscan; reset enable_bitmapscan; reset jit; " + "reset idle_in_transaction_session_timeout";

    private static final System.Logger LOG = System.getLogger("dev.jobwright.postgres");

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
                    statement.execute(SETTINGS);
                }
            }
            return connection;
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    /** Lets go of a connection that works: it may belong to a pool of the application, and be used by others next. */
    void release(Connection connection) {
        try {
            if (!pooled) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(RESET);
                }
            }
            connection.close();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection could not be given back as it was", e);
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
