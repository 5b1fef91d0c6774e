package dev.jobwright.postgres;

import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.tck.StoreFixture;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** A schema of its own, in one database of a server that the whole JVM shares. */
final class PostgresFixture implements StoreFixture {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final Version version;
    private final String schema = "jobs_" + SCHEMAS.incrementAndGet();

    PostgresFixture(Version version) {
        this.version = version;
    }

    String schema() {
        return schema;
    }

    String url() {
        return PgServer.shared(version).url() + "&schema=" + schema;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public JobStore open(InstantSource clock) {
        return PostgresStore.open(url(), StoreOptions.DEFAULT, new SetTime(clock));
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(PgServer.shared(version).url());
    }

    @Override
    public boolean survivesClosing() {
        return true;
    }

    @Override
    public boolean canBeOpenedTwice() {
        return true;
    }

    @Override
    public boolean keepsTimeItself() {
        return false;
    }

    @Override
    public void close() {
        Servers.execute(PgServer.shared(version), "drop schema if exists " + schema + " cascade");
    }

    /** Tells the server before each use of a connection what time it is. */
    record SetTime(InstantSource clock) implements TimeSource {

        @Override
        public String sql() {
            return "(select current_setting('jobwright.now')::bigint)";
        }

        @Override
        public void bind(Session session) throws SQLException {
            Instant now = clock.instant();
            session.execute("set jobwright.now = " + Micros.of(now));
        }
    }
}
