package dev.jobwright.benchmarks.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads the load of a server, through a connection of its own. */
public final class ServerWatch implements AutoCloseable {

    private static final String TOTALS = """
            select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0'),
                   txid_snapshot_xmax(txid_current_snapshot())
            """;

    private final Connection connection;
    private final ServerProcesses processes;
    private final boolean countsStatements;

    public ServerWatch(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        processes = ServerProcesses.behind(connection);
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select to_regclass('" + Server.SCHEMA + ".pg_stat_statements') is not null")) {
            found.next();
            countsStatements = found.getBoolean(1);
        }
    }

    public ServerLoad load() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            double statements = countsStatements ? statements(statement) : Double.NaN;
            try (ResultSet totals = statement.executeQuery(TOTALS)) {
                totals.next();
                return new ServerLoad(totals.getDouble(1), totals.getDouble(2), statements, processes.cpuSeconds());
            }
        }
    }

    private static double statements(Statement statement) throws SQLException {
        try (ResultSet calls = statement.executeQuery(
                "select coalesce(sum(calls), 0) from " + Server.SCHEMA + ".pg_stat_statements")) {
            calls.next();
            return calls.getDouble(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
