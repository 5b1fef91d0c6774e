package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobState;
import dev.jobwright.SchemaTooNew;
import dev.jobwright.StoreRefused;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be a store is refused in one line, before anything is written. */
class RefusalTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "remember the milk\n".repeat(100));

        assertThatThrownBy(() -> TestJobs.open(file))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("notes.txt is no SQLite database")
                .hasMessageNotContaining("\n");
        assertThat(file).hasContent("remember the milk\n".repeat(100));
        assertThat(folder.resolve("notes.txt-jobwright")).doesNotExist();
    }

    @Test
    void theDatabaseOfAnotherProgramIsRefused() throws Exception {
        Path file = foreign();
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> TestJobs.open(file))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("has the table customer")
                .hasMessageContaining("?adopt=true");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void theDatabaseOfAnotherProgramIsAdoptedWhenAsked() throws Exception {
        Path file = foreign();

        try (SqliteStore store =
                SqliteStore.open("jdbc:sqlite:" + file + "?adopt=true", StoreOptions.DEFAULT, new MonotonicClock())) {
            store.insert(TestJobs.jobs(1));
            assertThat(store.stats("default").count(JobState.AVAILABLE)).isOne();
        }
        TestJobs.open(file).close(); // it is ours as well now
        assertThat(count(file, "select count(*) from customer")).isOne();
    }

    @Test
    void aNewerSchemaIsRefused() throws Exception {
        Path file = folder.resolve("jobs.db");
        TestJobs.open(file).close();
        sql(file, "update jobwright_meta set value = '9' where name in ('schema_version', 'min_writer_version')");

        assertThatThrownBy(() -> TestJobs.open(file))
                .isInstanceOf(SchemaTooNew.class)
                .hasMessageContaining("has schema version 9")
                .hasMessageContaining("use a newer Jobwright");
    }

    @Test
    void aNewerSchemaThatThisVersionMayStillUseIsOpened() throws Exception {
        Path file = folder.resolve("jobs.db");
        TestJobs.open(file).close();
        sql(file, "update jobwright_meta set value = '9' where name = 'schema_version'");

        TestJobs.open(file).close();
        assertThat(count(file, "select value from jobwright_meta where name = 'schema_version'"))
                .isEqualTo(9);
    }

    @Test
    void aDamagedFileIsRefused() throws Exception {
        Path file = folder.resolve("jobs.db");
        try (SqliteStore store = TestJobs.open(file)) {
            store.insert(TestJobs.jobs(1_000));
        }
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(100);
            raw.write(new byte[3_000]); // the first page behind its header: the list of tables
        }

        assertThatThrownBy(() -> TestJobs.open(file))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("jobwright verify");
    }

    @Test
    void damageThatIsFoundLaterIsToldAndDoesNotEndTheStore() throws Exception {
        Path file = folder.resolve("jobs.db");
        try (SqliteStore store = TestJobs.open(file)) {
            store.insert(TestJobs.jobs(5_000));
        }
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(60 * 4_096);
            raw.write(new byte[20 * 4_096]);
        }

        try (SqliteStore store = TestJobs.open(file)) {
            assertThatThrownBy(() -> store.claim(TestJobs.claim(TestJobs.claimer(Duration.ofSeconds(9)), 5_000)))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining("jobwright verify");
            assertThat(store.now()).isNotNull();
        }
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> TestJobs.open(folder.resolve("nowhere").resolve("jobs.db")))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("nowhere does not exist: make it");
        assertThatThrownBy(() -> TestJobs.open(folder))
                .isInstanceOf(StoreRefused.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void aFolderThatMayNotBeWrittenIsRefused() throws Exception {
        Mount.tmpfs(
                folder,
                "ro,size=1m",
                mount -> assertThatThrownBy(() -> TestJobs.open(mount.resolve("jobs.db")))
                        .isInstanceOf(StoreRefused.class)
                        .hasMessageContaining("may not be written"));
    }

    @Test
    void fileSystemsOfOtherMachinesAreRefused() {
        for (String type : new String[] {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"}) {
            assertThatThrownBy(() -> Admission.checkFileSystem(folder, type, false))
                    .isInstanceOf(StoreRefused.class)
                    .hasMessageContaining(type)
                    .hasMessageContaining("?unsafe-file-system=true");
            Admission.checkFileSystem(folder, type, true);
        }
        for (String type : new String[] {"ext4", "xfs", "overlay", "tmpfs"}) {
            Admission.checkFileSystem(folder, type, false);
        }
    }

    @Test
    void oldSqliteLibrariesAreRefused() {
        for (String old : new String[] {"3.51.2", "3.46.1", "2.9"}) {
            assertThatThrownBy(() -> Admission.checkLibrary(old)).isInstanceOf(StoreRefused.class);
        }
        for (String young : new String[] {"3.51.3", "3.53.0", "4.0"}) {
            Admission.checkLibrary(young);
        }
    }

    @Test
    void parametersThatNobodyKnowsAreNamed() {
        assertThatThrownBy(() -> SqliteUrl.parse("jdbc:sqlite:jobs.db?adopt=true&colour=red"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'colour'")
                .hasMessageContaining("adopt, unsafe-file-system");
        assertThatThrownBy(() -> SqliteUrl.parse("jdbc:sqlite:jobs.db?adopt=yes"))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void memoryIsAnotherStore() {
        for (String url : new String[] {"jdbc:sqlite:", "jdbc:sqlite::memory:", "jdbc:sqlite:?adopt=true"}) {
            assertThatThrownBy(() -> SqliteUrl.parse(url))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("memory:");
        }
    }

    @Test
    void onlyTheOwnerMayReadWhatIsMade() throws Exception {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "the file system knows no owners");
        Path file = folder.resolve("jobs.db");
        try (SqliteStore store = TestJobs.open(file)) {
            store.claim(TestJobs.claim(TestJobs.claimer(Duration.ofSeconds(9)), 1));
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            Path beside = folder.resolve("jobs.db-jobwright");
            assertThat(Files.getPosixFilePermissions(beside)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            try (var files = Files.list(beside)) {
                assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(made -> assertThat(Files.getPosixFilePermissions(made))
                                .isEqualTo(PosixFilePermissions.fromString("rw-------")));
            }
        }
    }

    private Path foreign() throws SQLException {
        Path file = folder.resolve("crm.db");
        sql(file, "create table customer (name text)");
        sql(file, "insert into customer values ('Ada')");
        return file;
    }

    static void sql(Path file, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        }
    }

    static long count(Path file, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement();
                var row = sql.executeQuery(query)) {
            return row.next() ? row.getLong(1) : -1;
        }
    }
}
