package dev.jobwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.InstanceId;
import dev.jobwright.Lane;
import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.store.TypeVersion;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@RunsPostgres
class LanesTest {

    private static final int ROUNDS = 100;
    private static final int MOST_ASKED = 900;
    private static final Lane LANE = new Lane("default", "default", "chore", 1);

    /** As a worker's first claim and its first look for lost attempts do. */
    @Test
    void aClaimThatAsksWhileLanesAreLearntDoesNotMissThemForEver() throws Exception {
        PostgresFixture fixture = new PostgresFixture(Version.V18);
        PostgresStore.open(fixture.url(), StoreOptions.DEFAULT).close(); // makes the tables
        try (Connection connection =
                DriverManager.getConnection(PgServer.shared(Version.V18).url())) {
            String schema = fixture.url().substring(fixture.url().indexOf("schema=") + "schema=".length());
            Session session = new Session(connection, catalog(schema));
            new Lanes().number(session, LANE);
            for (int round = 0; round < ROUNDS; round++) {
                askWhileLearning(session);
            }
        } finally {
            fixture.close();
        }
    }

    private static void askWhileLearning(Session session) throws Exception {
        Lanes lanes = new Lanes();
        AtomicBoolean learnt = new AtomicBoolean();
        CompletableFuture<List<ClaimRequest>> asking =
                CompletableFuture.supplyAsync(() -> IntStream.range(0, MOST_ASKED)
                        .takeWhile(i -> !learnt.get())
                        .mapToObj(LanesTest::request)
                        .peek(lanes::served)
                        .toList());
        lanes.learn(session);
        learnt.set(true);
        assertThat(asking.get().stream().filter(request -> lanes.served(request).length == 0))
                .as("claims that know no lane")
                .isEmpty();
    }

    /** Each asks for another set of types, of which one is the lane's. */
    private static ClaimRequest request(int number) {
        return new ClaimRequest(
                new Claimer(new InstanceId(1), "worker", Duration.ofSeconds(1)),
                number,
                LANE.namespace(),
                Set.of(LANE.queue()),
                Set.of(new TypeVersion(LANE.type(), LANE.version()), new TypeVersion("other", number + 1)),
                1);
    }

    private static SqlCatalog catalog(String schema) {
        Connector none = () -> {
            throw new SQLException("not asked for");
        };
        return new Target("test", schema, true, none).catalog(TimeSource.SERVER);
    }
}
