package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobState;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.verify.Verifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What callers bring along: their transaction, their data source, an interrupt, broken text. */
class CallersTest {

    @TempDir
    Path folder;

    @Test
    void anInsertInTheCallersTransactionIsThereWhenItCommits() throws Exception {
        Path file = folder.resolve("jobs.db");
        try (SqliteStore store = TestJobs.open(file);
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            List<NewJob> jobs = TestJobs.jobs(3);

            assertThat(store.callersTransaction().insert(connection, jobs))
                    .allMatch(result -> result instanceof InsertResult.Inserted);
            assertThat(store.stats("default").count(JobState.AVAILABLE)).isZero();
            connection.rollback();
            assertThat(store.find(List.of(jobs.get(0).id()))).isEmpty();

            store.callersTransaction().insert(connection, jobs);
            connection.commit();
            assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(3);
            assertThat(store.insert(jobs)).allMatch(result -> result instanceof InsertResult.Duplicate);
            assertThat(Verifier.verify(store)).isEmpty();
        }
    }

    @Test
    void aConnectionThatLeadsElsewhereIsRefused() throws Exception {
        try (SqliteStore store = TestJobs.open(folder.resolve("jobs.db"));
                Connection elsewhere = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("other.db"))) {
            elsewhere.setAutoCommit(false);
            assertThatThrownBy(() -> store.callersTransaction().insert(elsewhere, TestJobs.jobs(1)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("other.db");
            elsewhere.setAutoCommit(true);
            assertThatThrownBy(() -> store.callersTransaction().insert(elsewhere, TestJobs.jobs(1)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("setAutoCommit(false)");
        }
    }

    @Test
    void aWriterThatWaitsTooLongForAnotherTransactionSaysSo() throws Exception {
        Path file = folder.resolve("jobs.db");
        StoreOptions impatient = new StoreOptions(false, Duration.ofMillis(200));
        try (SqliteStore store = SqliteStore.open("jdbc:sqlite:" + file, impatient, new MonotonicClock());
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            store.callersTransaction().insert(connection, TestJobs.jobs(1));

            assertThatThrownBy(() -> store.insert(TestJobs.jobs(1)))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("busy timeout");
            connection.commit();
            assertThat(store.insert(TestJobs.jobs(1))).hasSize(1);
        }
    }

    @Test
    void aDataSourceIsOpenedByItsFile() throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("jobs.db"));
        try (JobStore store = new SqliteProvider().open(source, StoreOptions.DEFAULT)) {
            assertThat(store.describe()).endsWith("jobs.db");
            store.insert(TestJobs.jobs(1));
        }
        source.setUrl("jdbc:sqlite::memory:");
        assertThatThrownBy(() -> new SqliteProvider().open(source, StoreOptions.DEFAULT))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void anInterruptedCallerGetsItsAnswerAndItsInterrupt() {
        try (SqliteStore store = TestJobs.open(folder.resolve("jobs.db"))) {
            Thread.currentThread().interrupt();
            List<InsertResult> inserted = store.insert(TestJobs.jobs(1));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(inserted).hasSize(1);

            Thread.currentThread().interrupt();
            assertThat(store.stats("default").count(JobState.AVAILABLE)).isOne();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void textThatNoDatabaseCanKeepIsRefusedBeforeItIsQueued() {
        try (SqliteStore store = TestJobs.open(folder.resolve("jobs.db"))) {
            assertThatThrownBy(() -> store.insert(List.of(TestJobs.job("\"\ud800\""))))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("surrogate");
            NewJob whole = TestJobs.job("\"\ud83d\ude00 \u0000\"");
            store.insert(List.of(whole));
            assertThat(store.find(List.of(whole.id())).get(0).args()).isEqualTo(whole.args());
        }
    }
}
