package dev.jobwright.benchmarks.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of one peer: a pool, and a query or two that all of them need. */
final class Database implements AutoCloseable {

    private final HikariDataSource pool;

    Database(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.addDataSourceProperty("reWriteBatchedInserts", "true"); // makes JDBC batches several times faster
        pool = new HikariDataSource(config);
    }

    HikariDataSource pool() {
        return pool;
    }

    /** Makes tables, unless another process has. */
    void createTables(String firstTable, Class<?> besides, String script) throws SQLException, IOException {
        if (!isTrue("select to_regclass('" + firstTable + "') is not null")) {
            try (InputStream sql = besides.getResourceAsStream(script)) {
                if (sql == null) {
                    throw new IllegalStateException(script + " is not on the class path");
                }
                execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    boolean isTrue(String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void execute(String script) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
