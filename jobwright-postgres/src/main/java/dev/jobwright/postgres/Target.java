package dev.jobwright.postgres;

import dev.jobwright.InvalidInput;
import dev.jobwright.jdbc.SqlCatalog;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database and the schema in it that a store is, or will be, in.
 *
 * @param store in a few words
 * @param schema where the tables are
 * @param chosen whether the user said so, or has allowed other tables beside ours
 */
record Target(String store, String schema, boolean chosen, Connector connector) {

    static Target byUrl(String url, StoreOptions options) {
        PostgresUrl parsed = PostgresUrl.parse(url);
        if (org.postgresql.Driver.parseURL(parsed.driverUrl(), null) == null) {
            throw new InvalidInput(
                    "'" + PostgresUrl.PREFIX + "//" + parsed.shown() + "' is no PostgreSQL URL: one looks like "
                            + PostgresUrl.PREFIX + "//host:5432/database?user=NAME&password=WORD");
        }
        Driver driver = new org.postgresql.Driver();
        return of(parsed, options, () -> {
            Connection connection = driver.connect(parsed.driverUrl(), defaults());
            if (connection == null) {
                throw new SQLException("no URL of the PostgreSQL driver: " + parsed.shown(), "08001");
            }
            return connection;
        });
    }

    /** @param url of the source's connections */
    static Target bySource(DataSource source, String url, StoreOptions options) {
        return of(PostgresUrl.parse(url), options, source::getConnection);
    }

    private static Target of(PostgresUrl url, StoreOptions options, Connector connector) {
        String named = chosenSchema(url.schema(), options.schema());
        String schema = named == null ? PostgresUrl.DEFAULT_SCHEMA : named;
        String store = "postgresql " + url.shown() + (named == null ? "" : " schema " + named);
        return new Target(store, schema, named != null || options.adopt(), connector);
    }

    private static @Nullable String chosenSchema(@Nullable String inUrl, @Nullable String inOptions) {
        if (inOptions == null) {
            return inUrl;
        }
        PostgresUrl.checkSchema(inOptions);
        if (inUrl != null && !inUrl.equals(inOptions)) {
            throw new InvalidInput(
                    "the URL says that the schema is " + inUrl + ", and schema(…) says " + inOptions + ": say it once");
        }
        return inOptions;
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

    /** The statements, written for this schema. */
    SqlCatalog catalog(TimeSource time) {
        return new SqlCatalog(
                Schema.class,
                Map.of(
                        "schema", '"' + schema + '"',
                        "channel", "'" + schema + "'",
                        "now", time.sql()));
    }
}
