package dev.jobwright.postgres.doctor;

import dev.jobwright.jdbc.Session;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.postgres.PostgresProvider;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.verify.Diagnosis;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database of its own with our tables, to be made ill and looked at. */
final class Patient implements AutoCloseable {

    private static final String NOW = "(select (extract(epoch from clock_timestamp()) * 1000000)::bigint)";
    private static final String DATABASE = "patient";

    private final PgServer server;
    private final String url;
    private final Session session;

    Patient(PgServer server) throws SQLException {
        this.server = server;
        this.url = server.createDatabase(DATABASE);
        new PostgresProvider().migrate(url, StoreOptions.DEFAULT);
        session = new Session(connect("doctor"), Doctor.catalog("jobwright", NOW));
    }

    Connection connect(String application) throws SQLException {
        return DriverManager.getConnection(url + "&ApplicationName=" + application);
    }

    void sql(String statements) throws SQLException {
        try (Connection connection = connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    List<Diagnosis> examine(Check check) throws SQLException {
        return check.run(session);
    }

    Diagnosis examineOne(Check check) throws SQLException {
        List<Diagnosis> findings = examine(check);
        if (findings.size() != 1) {
            throw new AssertionError("one finding was expected: " + findings);
        }
        return findings.get(0);
    }

    @Override
    public void close() throws SQLException {
        session.close();
        server.dropDatabase(DATABASE);
    }
}
