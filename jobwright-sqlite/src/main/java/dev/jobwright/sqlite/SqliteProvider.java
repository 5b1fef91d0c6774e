package dev.jobwright.sqlite;

import dev.jobwright.InvalidInput;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.jdbc.Session;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.Migration;
import dev.jobwright.store.StoreProvider;
import dev.jobwright.verify.Diagnosis;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens {@code jdbc:sqlite:} URLs. */
public final class SqliteProvider implements StoreProvider {

    @Override
    public boolean serves(String url) {
        return url.startsWith(SqliteUrl.PREFIX);
    }

    @Override
    public JobStore open(String url, StoreOptions options) {
        if (options.schema() != null) {
            throw new InvalidInput("a SQLite file has no schemas: leave schema(…) out");
        }
        return SqliteStore.open(url, options, new MonotonicClock());
    }

    @Override
    public Migration plan(String url, StoreOptions options, @Nullable Integer from) {
        return Tables.plan(SqliteUrl.parse(url), options, from);
    }

    @Override
    public Migration migrate(String url, StoreOptions options) {
        Migration plan = plan(url, options, null);
        open(url, options).close();
        return plan;
    }

    @Override
    public List<Diagnosis> examine(String url, StoreOptions options, InstantSource clock) {
        return Examination.run(SqliteUrl.parse(url), options);
    }

    /** The file that the source's connections lead to; the store opens it by itself. */
    @Override
    public @Nullable JobStore open(DataSource source, StoreOptions options) {
        String file;
        try (Connection connection = source.getConnection()) {
            String url = connection.getMetaData().getURL();
            if (url == null || !serves(url)) {
                return null;
            }
            Session session = new Session(connection, SqliteFile.SQL);
            file = session.first("database-file", row -> row.getString(1));
            session.closeStatements();
        } catch (SQLException e) {
            throw new StoreUnavailable("the data source gives no connection: " + e.getMessage(), e);
        }
        return open(SqliteUrl.PREFIX + (file == null ? "" : file), options);
    }
}
