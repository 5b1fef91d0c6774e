package dev.jobwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.InstanceId;
import dev.jobwright.LeaseToken;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.Renewal;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that was away renews at the moment at which its jobs are taken from it. */
@RunsPostgres
@Timeout(60)
class RenewalRaceTest {

    private static final Claimer CLAIMER = new Claimer(new InstanceId(7), "late", Duration.ofSeconds(1));

    @Test
    void aRenewalThatWaitedForARescueTellsWhatTheRescueTook() throws Exception {
        PostgresFixture fixture = new PostgresFixture(Version.V18);
        String schema = fixture.url().substring(fixture.url().indexOf("schema=") + "schema=".length());
        try (JobStore store = PostgresStore.open(fixture.url(), StoreOptions.DEFAULT);
                Connection rescuer =
                        DriverManager.getConnection(PgServer.shared(Version.V18).url());
                Connection observer =
                        DriverManager.getConnection(PgServer.shared(Version.V18).url())) {
            assertThat(store.renew(CLAIMER).revoked()).isEmpty();
            rescuer.setAutoCommit(false);
            execute(rescuer, "select from " + schema + ".instance for share"); // as settle-lock-instances
            execute(
                    rescuer,
                    "insert into " + schema + ".revocation select instance, 1, 2, 3 from " + schema
                            + ".instance"); // as settle-tell

            CompletableFuture<Renewal> renewal = CompletableFuture.supplyAsync(() -> store.renew(CLAIMER));
            awaitWaiting(observer, schema);
            rescuer.commit();

            assertThat(renewal.get(30, TimeUnit.SECONDS).revoked()).containsExactly(new LeaseToken(1, 2, 3));
        } finally {
            fixture.close();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void awaitWaiting(Connection observer, String schema) throws SQLException {
        boolean waits = false;
        while (!waits) {
            try (Statement statement = observer.createStatement();
                    ResultSet row = statement.executeQuery("select exists (select from pg_stat_activity "
                            + "where wait_event_type = 'Lock' and query like '%\"" + schema + "\".instance%')")) {
                waits = row.next() && row.getBoolean(1);
            }
        }
    }
}
