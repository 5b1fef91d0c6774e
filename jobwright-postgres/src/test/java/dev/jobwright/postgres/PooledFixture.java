package dev.jobwright.postgres;

import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.tck.StoreFixture;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A schema of its own behind a pooler, which keeps no settings of a session: so the time stands in a table of one row,
 * that is written past the pooler whenever the clock says something else.
 */
final class PooledFixture implements StoreFixture {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final PgServer server;
    private final String pooler;
    private final String schema = "pooled_" + SCHEMAS.incrementAndGet();
    private final Connection direct;

    /** @param pooler the URL of the pooler */
    PooledFixture(PgServer server, String pooler) {
        this.server = server;
        this.pooler = pooler;
        Servers.execute(server, "create table clock_of_" + schema + " as select 0::bigint as micros");
        try {
            direct = DriverManager.getConnection(server.url());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String name() {
        return "postgres behind pgbouncer";
    }

    @Override
    public JobStore open(InstantSource clock) {
        return PostgresStore.open(pooler + "&schema=" + schema, StoreOptions.DEFAULT, new TimeInATable(clock));
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
        try {
            direct.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        Servers.execute(server, "drop schema if exists " + schema + " cascade; drop table clock_of_" + schema);
    }

    private final class TimeInATable implements TimeSource {
        private final InstantSource clock;

        TimeInATable(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public String sql() {
            return "(select micros from public.clock_of_" + schema + ")";
        }

        @Override
        public void bind(Session session) throws SQLException {
            synchronized (direct) {
                try (Statement statement = direct.createStatement()) {
                    long now = Micros.of(clock.instant());
                    statement.execute("update clock_of_" + schema + " set micros = " + now + " where micros <> " + now);
                }
            }
        }
    }
}
