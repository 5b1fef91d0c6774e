package dev.jobwright.sqlite;

import dev.jobwright.StoreRefused;
import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The database file, and how connections to it are made. Each connection is for one purpose and one thread. */
record SqliteFile(Path path, Duration busyTimeout) {

    /** Time is the first value of every statement that asks for it. */
    static final SqlCatalog SQL = new SqlCatalog(SqliteFile.class, Map.of("now", "?1"));

    private static final String URL = "jdbc:sqlite:";

    /** The version of the SQLite library that this program has. */
    static String libraryVersion() {
        try (Session session = new Session(new SQLiteConfig().createConnection(URL + ":memory:"), SQL)) {
            String version = session.first("sqlite-version", row -> row.getString(1));
            return version == null ? "" : version;
        } catch (SQLException e) {
            throw new StoreRefused("the SQLite library cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** The connection that writes. It makes the file when it is not there. */
    Session openWriter() throws SQLException {
        Session session = open(config());
        session.execute("pragma journal_mode = wal");
        session.execute("pragma synchronous = full");
        session.execute("pragma wal_autocheckpoint = 0");
        session.execute("pragma cache_size = -32000");
        session.execute("pragma temp_store = memory");
        return session;
    }

    Session openReader() throws SQLException {
        SQLiteConfig config = config();
        config.setOpenMode(SQLiteOpenMode.READONLY);
        config.resetOpenMode(SQLiteOpenMode.READWRITE);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        Session session = open(config);
        session.execute("pragma query_only = true");
        return session;
    }

    /** The connection that moves the log into the file. It never waits for others. */
    Session openCheckpointer() throws SQLException {
        SQLiteConfig config = config();
        config.setBusyTimeout(0);
        Session session = open(config);
        session.execute("pragma synchronous = full");
        session.execute("pragma wal_autocheckpoint = 0");
        return session;
    }

    private SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) Math.min(busyTimeout.toMillis(), Integer.MAX_VALUE));
        return config;
    }

    private Session open(SQLiteConfig config) throws SQLException {
        Connection connection = config.createConnection(URL + path);
        try {
            takeOverTransactions(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new Session(connection, SQL);
    }

    /**
     * With auto-commit on, the driver tries to begin and commit behind every statement; with it off, it begins a
     * transaction right behind each commit. So it is switched off, and the transaction that this began is ended: from
     * here on transactions are ours alone.
     */
    private static void takeOverTransactions(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("commit");
        }
    }
}
