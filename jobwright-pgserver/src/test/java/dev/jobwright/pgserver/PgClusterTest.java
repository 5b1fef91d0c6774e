package dev.jobwright.pgserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.pgserver.PgServer.Version;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RunsPostgres
class PgClusterTest {
    private static final int BEFORE_THE_KILL = 100;

    @ParameterizedTest
    @EnumSource
    void noAnsweredCommitIsLostWithThePrimary(Version version) throws Exception {
        try (PgCluster cluster = PgCluster.start(version, Map.of())) {
            Sql.run(cluster.url(), "create table answered (n int)");
            CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
            CompletableFuture<Integer> writer =
                    CompletableFuture.supplyAsync(() -> insertUntilItFails(cluster.url(), enough));
            assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();

            PgServer before = cluster.primary();
            cluster.killPrimary();
            int answered = writer.get(30, TimeUnit.SECONDS);
            long start = System.nanoTime();
            cluster.promote(cluster.mostAdvancedStandby());
            Duration promotion = Duration.ofNanos(System.nanoTime() - start);
            System.out.println("PostgreSQL " + version + ": promoted in " + promotion.toMillis() + " ms, " + answered
                    + " commits were answered before");

            assertThat(cluster.primary()).isNotSameAs(before);
            assertThat(answered).isGreaterThanOrEqualTo(BEFORE_THE_KILL);
            assertThat(missing(cluster.url(), answered)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAFailOverCommitsAreOnTwoNodesAgain(Version version) {
        try (PgCluster cluster = PgCluster.start(version, Map.of())) {
            cluster.killPrimary();
            cluster.failOver();
            Sql.run(cluster.url(), "create table later as select 1 as n");
            cluster.killPrimary();
            cluster.promote(cluster.mostAdvancedStandby());
            assertThat(Sql.ask(cluster.url(), "select count(*) from later")).isEqualTo("1");
        }
    }

    /** Inserts 1, 2, 3, …; returns the last one that was answered. */
    private static int insertUntilItFails(String url, CountDownLatch answers) {
        int answered = 0;
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection.prepareStatement("insert into answered values (?)")) {
            while (true) {
                insert.setInt(1, answered + 1);
                insert.executeUpdate();
                answered++;
                answers.countDown();
            }
        } catch (SQLException e) {
            return answered;
        }
    }

    private static int missing(String url, int answered) throws SQLException {
        String query = "select count(*) from generate_series(1, ?) as n where n not in (select n from answered)";
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, answered);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
