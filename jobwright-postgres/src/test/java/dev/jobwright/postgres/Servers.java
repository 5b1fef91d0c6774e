package dev.jobwright.postgres;

import dev.jobwright.pgserver.PgServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements on a test server, past the store. */
final class Servers {

    private Servers() {}

    static void execute(PgServer server, String sql) {
        execute(server.url(), sql);
    }

    static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The first column of the first row. */
    static String ask(String url, String query) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static AssertionError failure(SQLException e) {
        return new AssertionError(e.getSQLState() + " " + e.getMessage(), e);
    }
}
