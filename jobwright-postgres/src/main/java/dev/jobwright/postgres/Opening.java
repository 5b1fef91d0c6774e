package dev.jobwright.postgres;

import dev.jobwright.InvalidInput;
import dev.jobwright.StoreRefused;
import dev.jobwright.jdbc.SqlCatalog;
import dev.jobwright.runtime.SystemRandom;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens a store: connects, and sees that the tables are there and of a version that it knows. */
final class Opening {

    private Opening() {}

    static Engine byUrl(String url, StoreOptions options, TimeSource time) {
        PostgresUrl parsed = PostgresUrl.parse(url);
        if (org.postgresql.Driver.parseURL(parsed.driverUrl(), null) == null) {
            throw new InvalidInput(
                    "'" + PostgresUrl.PREFIX + "//" + parsed.shown() + "' is no PostgreSQL URL: one looks like "
                            + PostgresUrl.PREFIX + "//host:5432/database?user=NAME&password=WORD");
        }
        Driver driver = new org.postgresql.Driver();
        Connector connector = () -> {
            Connection connection = driver.connect(parsed.driverUrl(), defaults());
            if (connection == null) {
                throw new SQLException("no URL of the PostgreSQL driver: " + parsed.shown(), "08001");
            }
            return connection;
        };
        return open(connector, parsed.shown(), parsed.schema(), options, time);
    }

    static Engine bySource(DataSource source, String url, StoreOptions options) {
        return open(source::getConnection, PostgresUrl.parse(url).shown(), null, options, TimeSource.SERVER);
    }

    /** What the URL does not say. */
    private static Properties defaults() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "jobwright");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    static Engine open(
            Connector connector, String shown, @Nullable String schema, StoreOptions options, TimeSource time) {
        String name = schema == null ? PostgresUrl.DEFAULT_SCHEMA : schema;
        String store = "postgresql " + shown + (schema == null ? "" : " schema " + name);
        SqlCatalog sql = catalog(name, time);
        Database database = new Database(connector);
        Calls calls = new Calls(store, name, database, sql, time);
        try {
            String id = calls.call(Role.GENERAL, (link, again) -> {
                Schema tables = new Schema(name, sql);
                int version = tables.version(link.session());
                tables.checkNotTooNew(link.session(), version);
                if (version < Schema.latest()) {
                    migrate(tables, link, store);
                }
                return Schema.id(link.session());
            });
            long nonce = SystemRandom.secure().nextLong();
            return new Engine(store, calls, database, sql, time, id, nonce, options.busyTimeout());
        } catch (RuntimeException | Error e) {
            calls.close();
            throw e;
        }
    }

    private static void migrate(Schema tables, Link link, String store) throws SQLException {
        try {
            tables.migrate(link);
        } catch (SQLException e) {
            if (Faults.kind(e) == Faults.Kind.REFUSED) {
                throw new StoreRefused(
                        store + ": the tables are missing or old, and this role may not make them: "
                                + "run jobwright migrate as one that may (" + e.getMessage() + ")",
                        e);
            }
            throw e;
        }
    }

    static SqlCatalog catalog(String schema, TimeSource time) {
        return new SqlCatalog(
                Schema.class,
                Map.of(
                        "schema", '"' + schema + '"',
                        "channel", "'" + schema + "'",
                        "now", time.sql()));
    }
}
