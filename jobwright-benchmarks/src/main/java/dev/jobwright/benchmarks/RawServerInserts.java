package dev.jobwright.benchmarks;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Locale;
import java.util.UUID;

/**
 * PostgreSQL's own limit through JDBC: rows of the size of a job into one table with one partial index, so many to a
 * statement and a commit, from so many threads.
 */
record RawServerInserts(String name, int rows, int threads, int group) implements Workload {

    static final String LOOP = "raw-pg-insert";
    static final String EIGHT = "raw-pg-insert-8";

    private static final String ARGS =
            "{\"number\":1000000,\"sentAt\":123456789012345,\"filling\":\"abcdefghijklmnopqrstuvwxyz0123456789\"}";

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "plain SQL: insert %,d rows by %d thread%s, %,d to a statement and commit",
                rows,
                threads,
                threads == 1 ? "" : "s",
                group);
    }

    @Override
    public boolean runsOn(Store store) {
        return store == Store.POSTGRES;
    }

    @Override
    public Figures measure(Site site) throws Exception {
        try (Connection connection = site.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table job (seq bigint generated always as identity primary key,"
                    + " id uuid not null, state smallint not null default 0, args text not null)");
            statement.execute("create index job_ready on job (seq) where state = 0");
        }
        Latencies latencies = new Latencies();
        Meter meter = site.meter();
        Callers.run(threads, caller -> insert(site, latencies));
        return meter.jobs(rows).with(latencies);
    }

    private void insert(Site site, Latencies latencies) throws SQLException {
        try (Connection connection = site.connect();
                PreparedStatement insert = connection.prepareStatement(
                        group == 1
                                ? "insert into job (id, args) values (?, ?)"
                                : "insert into job (id, args) select * from unnest(?::uuid[], ?::text[])")) {
            for (int done = 0; done < rows / threads; done += group) {
                long from = System.nanoTime();
                if (group == 1) {
                    insert.setObject(1, UUID.randomUUID());
                    insert.setString(2, ARGS);
                } else {
                    insert.setArray(1, ids(connection));
                    insert.setArray(
                            2,
                            connection.createArrayOf(
                                    "text", Collections.nCopies(group, ARGS).toArray()));
                }
                insert.executeUpdate();
                latencies.record(System.nanoTime() - from);
            }
        }
    }

    private Array ids(Connection connection) throws SQLException {
        UUID[] ids = new UUID[group];
        for (int i = 0; i < group; i++) {
            ids[i] = UUID.randomUUID();
        }
        return connection.createArrayOf("uuid", ids);
    }
}
