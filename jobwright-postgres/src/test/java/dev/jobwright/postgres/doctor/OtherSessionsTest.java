package dev.jobwright.postgres.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Durability;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.postgres.PostgresProvider;
import dev.jobwright.postgres.RunsPostgres;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.verify.Diagnosis;
import dev.jobwright.verify.Diagnosis.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others on the server do to a queue: on a server of its own, with settings as they should be. */
@RunsPostgres
@SuppressWarnings("NullAway.Init") // set before each test
class OtherSessionsTest {

    private static PgServer server;
    private Patient patient;

    @BeforeAll
    static void start() {
        server = PgServer.start(
                Version.V18,
                Durability.DEFAULT,
                Map.of(
                        "shared_buffers", "32MB",
                        "max_connections", "20",
                        "max_prepared_transactions", "2",
                        "wal_level", "logical"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws SQLException {
        patient = new Patient(server);
    }

    @AfterEach
    void close() throws SQLException {
        patient.close();
    }

    @Test
    void aHealthyDatabaseIsWell() {
        List<Diagnosis> findings =
                new PostgresProvider().examine(server.url("patient"), StoreOptions.DEFAULT, InstantSource.system());
        assertThat(findings).allMatch(finding -> finding.severity() == Severity.OK);
        assertThat(findings.stream().map(Diagnosis::about))
                .containsExactly(
                        "server",
                        "clock",
                        "notifications",
                        "connections",
                        "vacuum",
                        "schema",
                        "tables",
                        "dead rows",
                        "queues");
    }

    @Test
    void aTableThatSomebodyKeepsLockedDoesNotKeepTheDoctorWaiting() throws Exception {
        try (Connection holder = patient.connect("console");
                Statement locks = holder.createStatement()) {
            holder.setAutoCommit(false);
            locks.execute("lock table jobwright.ready");
            List<Diagnosis> findings =
                    new PostgresProvider().examine(server.url("patient"), StoreOptions.DEFAULT, InstantSource.system());
            assertThat(findings)
                    .filteredOn(Diagnosis::isWorseThanNote)
                    .extracting(Diagnosis::what)
                    .containsOnly("could not be examined: ERROR: canceling statement due to lock timeout");
        }
    }

    @Test
    void aDatabaseWithoutTablesNeedsMigrate() {
        List<Diagnosis> findings =
                new PostgresProvider().examine(server.url(), StoreOptions.DEFAULT, InstantSource.system());
        assertThat(findings)
                .last()
                .isEqualTo(
                        Diagnosis.problem("schema", "jobwright has no tables of Jobwright", "run jobwright migrate"));
    }

    @Test
    void aPreparedTransactionIsNamed() throws Exception {
        patient.sql("begin; create table t (x int); prepare transaction 'it''s open'");
        Diagnosis finding = patient.examineOne(new VacuumCheck(0, Long.MAX_VALUE));
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.what()).startsWith("the prepared transaction 'it's open' of postgres is open for 0 s");
        assertThat(finding.remedy()).endsWith("rollback prepared 'it''s open'");
        patient.sql("rollback prepared 'it''s open'");
    }

    @Test
    void aReplicationSlotIsNamed() throws Exception {
        patient.sql("select pg_create_logical_replication_slot('behind', 'pgoutput')");
        Diagnosis finding = patient.examineOne(new VacuumCheck(60, 0));
        assertThat(finding.what()).startsWith("the inactive replication slot 'behind' (pgoutput) keeps old rows, ");
        assertThat(finding.remedy()).endsWith("select pg_drop_replication_slot('behind')");
        patient.sql("select pg_drop_replication_slot('behind')");
    }

    @Test
    void whoWaitsForALockIsNamedWithWhoHasIt() throws Exception {
        try (Connection holder = patient.connect("console");
                Statement locks = holder.createStatement();
                Connection waiter = patient.connect("jobwright");
                Statement waits = waiter.createStatement()) {
            holder.setAutoCommit(false);
            locks.execute("lock table jobwright.ready");
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> read(waits));
            int pid = waiter.unwrap(org.postgresql.PGConnection.class).getBackendPID();
            awaitWaiter(locks, pid);
            List<Diagnosis> findings = patient.examine(new ConnectionsCheck());
            assertThat(findings).last().satisfies(finding -> {
                assertThat(finding.what()).startsWith("session " + pid + " (jobwright) has waited ");
                assertThat(finding.remedy()).contains("select pg_terminate_backend(");
            });
            holder.rollback();
            assertThat(waiting.get()).isTrue();
        }
    }

    private static boolean read(Statement statement) {
        try {
            statement.execute("select from jobwright.ready");
            return true;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitWaiter(Statement statement, int pid) throws SQLException {
        statement.execute("do $$ begin for i in 1 .. 1000 loop"
                + " exit when exists (select from pg_locks where not granted and pid = " + pid + ");"
                + " perform pg_sleep(0.01); end loop; end $$");
    }

    @Test
    void whenConnectionsRunOutItIsSaid() throws Exception {
        assertThat(patient.examineOne(new ConnectionsCheck()).what())
                .matches("\\d+ of 17 in use, \\d of them by jobwright");
        Connection[] many = new Connection[13];
        for (int i = 0; i < many.length; i++) {
            many[i] = patient.connect("jobwright");
        }
        Diagnosis finding = patient.examineOne(new ConnectionsCheck());
        for (Connection connection : many) {
            connection.close();
        }
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.what()).matches("\\d+ of 17 in use, 1\\d of them by jobwright");
    }

    @Test
    void aRoleThatSeesLittleIsTold() throws Exception {
        patient.sql("create role little login");
        List<Diagnosis> findings = new PostgresProvider()
                .examine(
                        server.url("patient").replace("=postgres", "=little"),
                        StoreOptions.DEFAULT,
                        InstantSource.system());
        assertThat(findings).anySatisfy(finding -> assertThat(finding.remedy()).contains("grant pg_read_all_stats"));
        assertThat(findings).last().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(finding.what()).startsWith("this role may not read jobwright (");
        });
        patient.sql("drop role little");
    }
}
