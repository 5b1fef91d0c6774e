package dev.jobwright.postgres;

import dev.jobwright.pgserver.PgServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements on a test server, past the store. */
final class Servers {

    private Servers() {}

    static void execute(PgServer server, String sql) {
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
