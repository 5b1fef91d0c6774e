package dev.jobwright.postgres.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.postgres.PostgresProvider;
import dev.jobwright.postgres.RunsPostgres;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.verify.Diagnosis;
import dev.jobwright.verify.Diagnosis.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RunsPostgres
@SuppressWarnings("NullAway.Init") // set before each test
class ChecksTest {

    private Patient patient;

    @BeforeEach
    void open() throws SQLException {
        patient = new Patient(PgServer.shared(Version.V18));
    }

    @AfterEach
    void close() throws SQLException {
        patient.close();
    }

    @Test
    void settingsThatLoseJobsAreWarnedOf() throws Exception {
        List<Diagnosis> findings = patient.examine(new ServerCheck());
        assertThat(findings.get(0)).isEqualTo(Diagnosis.ok("server", "PostgreSQL 18.6"));
        assertThat(findings.stream().filter(Diagnosis::isWorseThanNote).map(Diagnosis::what))
                .hasSize(3)
                .anyMatch(what -> what.startsWith("fsync is off"))
                .anyMatch(what -> what.startsWith("full_page_writes is off"))
                .anyMatch(what -> what.startsWith("synchronous_commit is off: a crash can lose jobs"));
    }

    @ParameterizedTest
    @CsvSource({"0, OK, ''", "-5, NOTE, behind", "10, NOTE, ahead of", "-90, WARNING, behind"})
    void aClockThatIsOffIsMeasured(long seconds, Severity severity, String words) throws Exception {
        InstantSource clock = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(seconds));
        Diagnosis finding = patient.examineOne(new ClockCheck(clock));
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.what()).contains(words).contains(Math.abs(seconds) + ".");
    }

    @Test
    void notificationsAreHeardUnlessAPoolerStandsBetween() throws Exception {
        assertThat(patient.examineOne(new NoticesCheck("jobwright_doctor", false)))
                .isEqualTo(Diagnosis.ok("notifications", "are heard; no pooler stands between"));
        Diagnosis pooled = patient.examineOne(new NoticesCheck("jobwright_doctor", true));
        assertThat(pooled.severity()).isEqualTo(Severity.NOTE);
        assertThat(pooled.what()).contains("a pooler stands between");
    }

    @Test
    void aForgottenTransactionIsNamedWithItsSessionAndProgram() throws Exception {
        try (Connection forgotten = patient.connect("billing");
                Statement statement = forgotten.createStatement()) {
            forgotten.setAutoCommit(false);
            statement.execute("create table mine (x int)");
            int pid = forgotten.unwrap(org.postgresql.PGConnection.class).getBackendPID();
            Diagnosis finding = patient.examineOne(new VacuumCheck(0, Long.MAX_VALUE));
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.what())
                    .startsWith("session " + pid + " (billing) is in a transaction, idle in transaction for 0 s, ");
            assertThat(finding.remedy()).contains("select pg_terminate_backend(" + pid + ")");
            assertThat(patient.examineOne(new VacuumCheck(60, 100)).severity()).isEqualTo(Severity.OK);
            forgotten.rollback();
        }
    }

    @Test
    void aTransactionWithoutASnapshotIsOnlyNoted() throws Exception {
        try (Connection forgotten = patient.connect("billing");
                Statement statement = forgotten.createStatement()) {
            forgotten.setAutoCommit(false);
            statement.execute("lock table jobwright.meta in share mode");
            assertThat(patient.examineOne(new VacuumCheck(0, Long.MAX_VALUE)).severity())
                    .isEqualTo(Severity.NOTE);
        }
    }

    @Test
    void deadRowsAreCounted() throws Exception {
        patient.sql("insert into jobwright.lease select n, 0, 0, 1, 1, 1, '{1}' from generate_series(1, 50) n;"
                + "delete from jobwright.lease; select pg_stat_force_next_flush()");
        patient.sql("select 1");
        assertThat(patient.examine(new DeadRowsCheck(50)))
                .filteredOn(Diagnosis::isWorseThanNote)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.what()).isEqualTo("lease has 50 beside 0 live ones, never vacuumed"));
        assertThat(patient.examineOne(new DeadRowsCheck(51)).what()).contains("lease has 50", "ready has 0");
    }

    @ParameterizedTest
    @CsvSource({"30, OK, 30 s", "300, NOTE, 5 min", "7300, WARNING, 2 h"})
    void theOldestAvailableJobOfEachQueueIsShown(long seconds, Severity severity, String words) throws Exception {
        assertThat(patient.examineOne(new QueuesCheck()).what()).isEqualTo("no job waits for a worker");
        patient.sql("insert into jobwright.lane (namespace, queue, type, version) values ('default', 'mail', 'x', 1);"
                + "insert into jobwright.ready (due, seq, attempt, lane, run, nprio)"
                + " select extract(epoch from now()) * 1000000 - late * 1000000::bigint, late, 1, 1, 1, late % 7"
                + " from unnest(array[1, " + seconds + "]) late");
        Diagnosis finding = patient.examineOne(new QueuesCheck());
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.what())
                .startsWith("the oldest available job of default/mail was due")
                .endsWith(words + " ago");
    }

    @Test
    void tablesThatAreNotAsTheyShouldBeAreNamed() throws Exception {
        assertThat(patient.examineOne(new ObjectsCheck()).severity()).isEqualTo(Severity.OK);
        patient.sql("drop index jobwright.job_key; drop table jobwright.failure;"
                + " alter table jobwright.tally drop column snoozes; alter table jobwright.policy alter document drop not null;"
                + " alter table jobwright.ready reset (autovacuum_vacuum_threshold);"
                + " alter table jobwright.lane add colour text; create index lane_theirs on jobwright.lane (queue);"
                + " create table jobwright.theirs (x int)");
        List<Diagnosis> findings = patient.examine(new ObjectsCheck());
        assertThat(findings.stream().map(finding -> finding.severity() + " " + finding.what()))
                .containsExactlyInAnyOrder(
                        "PROBLEM the index job.job_key is missing",
                        "PROBLEM the table failure is missing",
                        "PROBLEM the column tally.snoozes is missing",
                        "WARNING the column policy.document is \"text\" and should be \"text not null\"",
                        "NOTE the storage ready is \"autovacuum_vacuum_scale_factor=0\" and should be"
                                + " \"autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=2000\"",
                        "NOTE the column lane.colour is not Jobwright's",
                        "NOTE the index lane.lane_theirs is not Jobwright's");
    }

    @Test
    void theOldestVersionIsExaminedAlike() throws Exception {
        PgServer oldest = PgServer.shared(Version.V14);
        try (Patient old = new Patient(oldest)) {
            old.sql("drop index jobwright.job_key");
            List<Diagnosis> findings =
                    new PostgresProvider().examine(oldest.url("patient"), StoreOptions.DEFAULT, InstantSource.system());
            assertThat(findings).noneMatch(finding -> finding.what().startsWith("could not be examined"));
            assertThat(findings)
                    .filteredOn(finding -> finding.severity() == Severity.PROBLEM)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.what()).isEqualTo("the index job.job_key is missing"));
        }
    }

    @Test
    void aCheckThatCannotBeMadeIsToldOfAndTheOthersAreMade() throws Exception {
        patient.sql("drop table jobwright.ready");
        try (var session =
                new dev.jobwright.jdbc.Session(patient.connect("doctor"), Doctor.catalog("jobwright", "0"))) {
            List<Diagnosis> findings = new Doctor("jobwright", "0", InstantSource.system()).tables(session);
            assertThat(findings).anySatisfy(finding -> {
                assertThat(finding.about()).isEqualTo("queues");
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.what()).startsWith("could not be examined: ").doesNotContain("\n");
            });
            assertThat(findings)
                    .anySatisfy(finding -> assertThat(finding.what()).isEqualTo("the table ready is missing"));
        }
    }
}
