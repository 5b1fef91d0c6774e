package dev.jobwright.postgres;

import dev.jobwright.StoreUnavailable;
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

/** Opens {@code jdbc:postgresql:} URLs, and data sources that lead to PostgreSQL. */
public final class PostgresProvider implements StoreProvider {

    @Override
    public boolean serves(String url) {
        return url.startsWith(PostgresUrl.PREFIX);
    }

    @Override
    public JobStore open(String url, StoreOptions options) {
        return PostgresStore.open(url, options);
    }

    @Override
    public Migration plan(String url, StoreOptions options, @Nullable Integer from) {
        return new Tables(Target.byUrl(url, options)).plan(from);
    }

    @Override
    public Migration migrate(String url, StoreOptions options) {
        return new Tables(Target.byUrl(url, options)).migrate();
    }

    @Override
    public List<Diagnosis> examine(String url, StoreOptions options, InstantSource clock) {
        return new Examination(Target.byUrl(url, options), clock).run();
    }

    @Override
    public @Nullable JobStore open(DataSource source, StoreOptions options) {
        String url;
        try (Connection connection = source.getConnection()) {
            url = connection.getMetaData().getURL();
        } catch (SQLException e) {
            throw new StoreUnavailable("the data source gives no connection: " + e.getMessage(), e);
        }
        return url == null || !serves(url) ? null : PostgresStore.open(source, url, options);
    }
}
