package dev.jobwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.verify.Diagnosis;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What a pooler in transaction mode takes away is noticed and done without. */
@BehindPgBouncer
class PooledStoreTest {

    private final String url = BehindPgBouncer.Shared.pooler().url() + "&schema=behind";

    @AfterEach
    void drop() {
        Servers.execute(PgServer.shared(Version.V18), "drop schema if exists behind cascade");
    }

    @Test
    void thePoolerIsNoticedAndNothingIsPrepared() throws SQLException {
        Database pooled = new Database(Target.byUrl(url, StoreOptions.DEFAULT).connector());
        try (Connection connection = pooled.connect()) {
            assertThat(pooled.isPooled()).isTrue();
            assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold())
                    .isZero();
        }
        Database direct = new Database(Target.byUrl(PgServer.shared(Version.V18).url(), StoreOptions.DEFAULT)
                .connector());
        try (Connection connection = direct.connect()) {
            assertThat(direct.isPooled()).isFalse();
            assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold())
                    .isOne();
        }
    }

    @Test
    void wakeUpsFallBackToPolling() throws Exception {
        try (PostgresStore store = PostgresStore.open(url, StoreOptions.DEFAULT)) {
            Semaphore called = new Semaphore(0);
            AutoCloseable watch = store.watch(called::release);
            assertThat(called.tryAcquire(3, 30, TimeUnit.SECONDS)).isTrue(); // is reminded though it hears nothing
            assertThat(store.idlePoll()).isLessThanOrEqualTo(Duration.ofMillis(750));
            watch.close();
        }
    }

    @Test
    void theDoctorSaysSo() {
        PostgresProvider provider = new PostgresProvider();
        provider.migrate(url, StoreOptions.DEFAULT);
        assertThat(provider.examine(url, StoreOptions.DEFAULT, InstantSource.system()))
                .filteredOn(finding -> finding.about().equals("notifications"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Diagnosis.Severity.NOTE);
                    assertThat(finding.what()).contains("a pooler stands between");
                });
    }
}
