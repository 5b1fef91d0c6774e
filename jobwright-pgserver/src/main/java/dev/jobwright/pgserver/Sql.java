package dev.jobwright.pgserver;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Statements in connections of their own, without a transaction. */
final class Sql {

    static void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** Returns the first column of the first row. */
    static @Nullable String ask(String url, String query) {
        try (Connection connection = DriverManager.getConnection(url)) {
            return ask(connection, query);
        } catch (SQLException e) {
            throw failure(query, e);
        }
    }

    /** Asks again and again until the answer is {@code t}. */
    static void await(String url, String query, int seconds) {
        try (Connection connection = DriverManager.getConnection(url)) {
            for (int asks = 0; asks < seconds * 100; asks++) {
                if ("t".equals(ask(connection, query))) {
                    return;
                }
                ask(connection, "select pg_sleep(0.01)");
            }
        } catch (SQLException e) {
            throw failure(query, e);
        }
        throw new IllegalStateException("not so within " + seconds + " s: " + query);
    }

    private static @Nullable String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static IllegalStateException failure(String sql, SQLException e) {
        return new IllegalStateException(sql + ": " + e.getMessage(), e);
    }

    private Sql() {}
}
