package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobFilter;
import dev.jobwright.LogStream;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.Migration;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.verify.Diagnosis;
import dev.jobwright.verify.Diagnosis.Severity;
import dev.jobwright.verify.Verifier;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {

    private static final SqliteProvider PROVIDER = new SqliteProvider();
    private static final StoreOptions PLAIN = StoreOptions.DEFAULT;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private String url = "";

    @BeforeEach
    void name() {
        file = folder.resolve("jobs.db");
        url = "jdbc:sqlite:" + file;
    }

    @Test
    void aPlanMakesNoFileAndMigrateDoes() {
        Migration plan = PROVIDER.plan(url, PLAIN, null);
        assertThat(plan.from()).isZero();
        assertThat(file).doesNotExist();
        assertThat(PROVIDER.migrate(url, PLAIN)).isEqualTo(plan);
        assertThat(PROVIDER.plan(url, PLAIN, null).isCurrent()).isTrue();
        assertThat(PROVIDER.plan(url, PLAIN, null).sql()).isEmpty();
    }

    @Test
    void thePrintedStatementsMakeTablesThatAStoreFindsCurrent() throws Exception {
        sql(url, PROVIDER.plan(url, PLAIN, 0).sql());
        assertThat(PROVIDER.plan(url, PLAIN, null).isCurrent()).isTrue();
    }

    @Test
    void aFileOfVersionTwoIsMigratedWithItsJobsAndWorks() throws Exception {
        Path old = folder.resolve("old.db");
        String all = PROVIDER.plan(url, PLAIN, 0).sql();
        sql("jdbc:sqlite:" + old, all.substring(0, all.indexOf("-- Schema version 3")));
        ClaimedJob running;
        try (SqliteStore store = TestJobs.open(file)) {
            store.insert(TestJobs.jobs(2));
            store.settle(List.of(TestJobs.succeeded(
                    store.claim(TestJobs.claim(TestJobs.claimer(Duration.ofMinutes(1)), 1))
                            .get(0),
                    "1")));
            running = store.claim(TestJobs.claim(TestJobs.claimer(Duration.ofMinutes(1)), 1))
                    .get(0);
        }
        sql(
                url,
                "drop table log; drop table prune;"
                        + " update jobwright_meta set value = '2' where name like '%version'");
        assertThat(tables(file)).isEqualTo(tables(old));

        try (SqliteStore store = TestJobs.open(file)) {
            store.append(List.of(LogAppend.to(running.attempt(), 1, LogStream.LOG, "still here")));
            store.settle(List.of(TestJobs.succeeded(running, "2")));
            assertThat(store.log(new LogQuery(running.id(), null, null, 10))).hasSize(1);
            PruneRequest request = new PruneRequest(
                    new UUID(0, 1), "default", JobFilter.ALL, store.now().plusSeconds(1), null, 10, false, "grace");
            assertThat(store.prune(request).jobs()).isEqualTo(2);
            assertThat(Verifier.verify(store)).isEmpty();
        }
    }

    @Test
    void aLogOfNoAttemptIsFound() throws Exception {
        try (SqliteStore store = TestJobs.open(file)) {
            sql(url, "insert into log values (99, 1, 1, 1, 0, 'whose?')");
            assertThat(Verifier.verify(store))
                    .extracting(Object::toString)
                    .containsExactly("I1 store: log row of no attempt: seq 99 attempt 1");
        }
    }

    private static void sql(String url, String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        }
    }

    private static List<String> tables(Path file) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name || ': ' || coalesce(sql, '') from sqlite_master"
                        + " where name not like 'sqlite_stat%' order by name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    @Test
    void aFileHasNoSchemas() {
        assertThatThrownBy(() -> PROVIDER.open(url, PLAIN.withSchema("mine")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("has no schemas");
        assertThatThrownBy(() -> PROVIDER.plan(url, PLAIN, 99)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void damagedPagesAreFound() throws Exception {
        try (SqliteStore store = TestJobs.open(file)) {
            store.insert(TestJobs.jobs(5_000));
        }
        assertThat(severities()).containsOnly(Severity.OK);
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(60 * 4_096);
            raw.write(new byte[20 * 4_096]);
        }
        assertThat(severities()).contains(Severity.PROBLEM);
    }

    private List<Severity> severities() {
        return PROVIDER.examine(url, PLAIN, InstantSource.system()).stream()
                .map(Diagnosis::severity)
                .toList();
    }
}
