package dev.jobwright.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection and the statements prepared on it, each once. For one thread at a time, like its connection. */
public final class Session implements AutoCloseable {

    /** Makes a value of the row that the result stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final System.Logger LOG = System.getLogger("dev.jobwright.jdbc");

    private final Connection connection;
    private final SqlCatalog catalog;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    public Session(Connection connection, SqlCatalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
    }

    public Connection connection() {
        return connection;
    }

    /** The same connection with more words in its statements, which the caller closes; the connection stays open. */
    public Session with(Map<String, String> words) {
        return new Session(connection, catalog.with(words));
    }

    /** The statement of that name, to be bound and run by the caller. */
    public PreparedStatement statement(String name) throws SQLException {
        PreparedStatement statement = prepared.get(name);
        if (statement == null) {
            statement = connection.prepareStatement(catalog.get(name));
            prepared.put(name, statement);
        }
        return statement;
    }

    /** Runs a named statement, and returns how many rows it changed. */
    public int update(String name, @Nullable Object... args) throws SQLException {
        return bind(name, args).executeUpdate();
    }

    /** All rows of a named query. */
    public <T> List<T> list(String name, RowReader<T> reader, @Nullable Object... args) throws SQLException {
        try (ResultSet rows = bind(name, args).executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /** The first row of a named query, or null. */
    public <T> @Nullable T first(String name, RowReader<T> reader, @Nullable Object... args) throws SQLException {
        try (ResultSet rows = bind(name, args).executeQuery()) {
            return rows.next() ? reader.read(rows) : null;
        }
    }

    /** The number that a named query returns; a missing row and an SQL null read as zero. */
    public long number(String name, @Nullable Object... args) throws SQLException {
        try (ResultSet rows = bind(name, args).executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** As {@link #number}; a missing row and an SQL null are null. */
    public @Nullable Long numberOrNull(String name, @Nullable Object... args) throws SQLException {
        try (ResultSet rows = bind(name, args).executeQuery()) {
            if (rows.next()) {
                long number = rows.getLong(1);
                return rows.wasNull() ? null : number;
            }
            return null;
        }
    }

    /** Whether a named query returns a row. */
    public boolean exists(String name, @Nullable Object... args) throws SQLException {
        try (ResultSet rows = bind(name, args).executeQuery()) {
            return rows.next();
        }
    }

    /** Runs a statement that has no name. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PreparedStatement bind(String name, @Nullable Object... args) throws SQLException {
        PreparedStatement statement = statement(name);
        for (int i = 0; i < args.length; i++) {
            statement.setObject(i + 1, args[i]);
        }
        return statement;
    }

    /**
     * Takes the transaction back, after a failure that may have taken it back already. The statements are prepared anew
     * afterwards: a driver may have given up those that failed.
     */
    public void rollback() {
        try {
            closeStatements();
            execute("rollback");
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "there was nothing to take back, or it takes itself back", e);
        }
    }

    /** Closes the statements; the connection stays open for those who own it. */
    public void closeStatements() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    @Override
    public void close() throws SQLException {
        closeStatements();
        connection.close();
    }
}
