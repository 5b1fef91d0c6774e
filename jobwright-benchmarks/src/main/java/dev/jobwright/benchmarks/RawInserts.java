package dev.jobwright.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * SQLite's own limit through JDBC: rows of the size of a job into one table, so many to a commit, WAL, synchronous=FULL.
 */
record RawInserts(String name, int rows, int group) implements Workload {

    static final String LOOP = "raw-insert";

    @Override
    public String what() {
        return String.format(Locale.ROOT, "plain SQL: insert %,d rows, %,d to a commit", rows, group);
    }

    @Override
    public boolean runsOn(Store store) {
        return store == Store.SQLITE;
    }

    @Override
    public Figures measure(Site site) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + site.dir().resolve("raw.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
            statement.execute("create table job (seq integer primary key, id blob not null, args text not null)");
            connection.setAutoCommit(false);
            return insert(connection);
        }
    }

    private Figures insert(Connection connection) throws SQLException {
        Latencies latencies = new Latencies();
        byte[] id = new byte[16];
        String args =
                "{\"number\":1000000,\"sentAt\":123456789012345,\"filling\":\"abcdefghijklmnopqrstuvwxyz0123456789\"}";
        try (PreparedStatement insert = connection.prepareStatement("insert into job (id, args) values (?, ?)")) {
            Meter meter = new Meter();
            for (int done = 0; done < rows; done += group) {
                long from = System.nanoTime();
                for (int i = 0; i < group; i++) {
                    insert.setBytes(1, id);
                    insert.setString(2, args);
                    insert.executeUpdate();
                }
                connection.commit();
                latencies.record(System.nanoTime() - from);
            }
            return meter.jobs(rows).with(latencies);
        }
    }
}
