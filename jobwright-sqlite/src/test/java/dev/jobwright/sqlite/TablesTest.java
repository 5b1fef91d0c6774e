package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.InvalidInput;
import dev.jobwright.store.Migration;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.verify.Diagnosis;
import dev.jobwright.verify.Diagnosis.Severity;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
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
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(PROVIDER.plan(url, PLAIN, 0).sql());
        }
        assertThat(PROVIDER.plan(url, PLAIN, null).isCurrent()).isTrue();
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
