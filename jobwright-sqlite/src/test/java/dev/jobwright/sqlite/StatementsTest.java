package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every statement can be prepared, says what it is, is used, and the hot ones live on the index that they name. */
class StatementsTest {

    @TempDir
    Path folder;

    @Test
    void everyStatementCanBePreparedAndSaysWhatItIs() throws Exception {
        try (Session session = session()) {
            for (Path file : files()) {
                String name = name(file);
                assertThat(Files.readString(file)).as(name).startsWith("-- ").endsWith("\n");
                if (!name.startsWith("schema-")) {
                    session.connection()
                            .prepareStatement(ReadTransaction.OLDEST_FIRST.get(name))
                            .close();
                    session.connection()
                            .prepareStatement(ReadTransaction.NEWEST_FIRST.get(name))
                            .close();
                }
            }
        }
    }

    @Test
    void everyStatementIsUsed() throws Exception {
        String code;
        try (Stream<Path> own = Files.walk(Path.of("src/main/java"));
                Stream<Path> shared = Files.walk(Path.of("../jobwright-jdbc/src/main/java"))) {
            code = Stream.concat(own, shared)
                    .filter(Files::isRegularFile)
                    .map(StatementsTest::read)
                    .collect(Collectors.joining());
        }
        for (Path file : files()) {
            assertThat(code).contains('"' + name(file) + '"');
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            claim-any             | SEARCH ready USING PRIMARY KEY (lane=?)
            claim-heads           | SEARCH ready USING PRIMARY KEY (lane=?)
            claim-bodies          | SEARCH r USING PRIMARY KEY (lane=?), SEARCH j USING INTEGER PRIMARY KEY (rowid=?)
            claim-run             | SEARCH ready USING PRIMARY KEY (lane=? AND (nprio
            claim-unready         | SEARCH ready USING PRIMARY KEY (lane=? AND (nprio
            claim-any-late        | SEARCH start_deadline USING PRIMARY KEY (start_by<?)
            settle-running        | SEARCH running USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)
            settle-take-range     | SEARCH running USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)
            insert-duplicate      | SEARCH job USING COVERING INDEX job_id (id=?)
            insert-duplicate      | SEARCH job USING INDEX job_key (key=?)
            promote-last          | SEARCH waiting USING INDEX waiting_wake (wake_at<?)
            promote-unwait        | SEARCH waiting USING INDEX waiting_wake (wake_at<?)
            promote-ready         | SEARCH w USING INDEX waiting_wake (wake_at<?)
            promote-counts        | SEARCH w USING INDEX waiting_wake (wake_at<?)
            promote-next          | SEARCH waiting USING INDEX waiting_wake
            instance-number       | USING INDEX instance_alive (uid=?)
            list-ended            | SEARCH o USING COVERING INDEX outcome_unsuccessful (state=? AND seq>?)
            list-waiting          | SEARCH w USING COVERING INDEX waiting_state (state=? AND seq>?)
            list-correlation-state | SEARCH j USING INDEX job_correlation (correlation=? AND seq>?), SEARCH o USING INTEGER PRIMARY KEY
            append-fence          | SEARCH running USING INTEGER PRIMARY KEY (rowid=?)
            log                   | SEARCH log USING INDEX sqlite_autoindex_log_1 (seq=? AND (attempt
            group-living          | SEARCH j USING INDEX job_correlation (correlation=?), SEARCH o USING INTEGER PRIMARY KEY
            group-lives-by        | SEARCH j USING INTEGER PRIMARY KEY, SEARCH o USING INTEGER PRIMARY KEY
            prune-window          | SEARCH outcome USING INTEGER PRIMARY KEY (rowid>?)
            prune-window-correlation | SEARCH job USING COVERING INDEX job_correlation (correlation=? AND seq>?)
            prune-window-key      | SEARCH job USING COVERING INDEX job_key (key=?
            prune-ended           | SEARCH o USING INTEGER PRIMARY KEY, SEARCH j USING INTEGER PRIMARY KEY
            prune-fence           | SEARCH outcome USING INTEGER PRIMARY KEY
            prune-attempt         | SEARCH attempt USING PRIMARY KEY (seq=?)
            prune-failure         | SEARCH failure USING COVERING INDEX sqlite_autoindex_failure_1 (seq=?)
            prune-log             | SEARCH log USING COVERING INDEX sqlite_autoindex_log_1 (seq=?)
            prune-event           | SEARCH job_event USING COVERING INDEX job_event_seq (seq=?)
            prune-deadline        | SEARCH start_deadline USING PRIMARY KEY (start_by=? AND seq=?)
            prune-job             | SEARCH job USING INTEGER PRIMARY KEY
            prunes                | SCAN prune
            list-correlation      | SEARCH job USING INDEX job_correlation (correlation=? AND seq>?)
            """)
    void hotStatementsLiveOnTheirIndex(String name, String plan) throws Exception {
        try (Session session = session();
                Session plans =
                        new Session(session.connection(), new SqlCatalog(StatementsTest.class, java.util.Map.of()))) {
            StringBuilder steps = new StringBuilder();
            try (var statement = plans.connection()
                            .prepareStatement("explain query plan " + ReadTransaction.OLDEST_FIRST.get(name));
                    var rows = statement.executeQuery()) {
                while (rows.next()) {
                    steps.append(rows.getString("detail")).append('\n');
                }
            }
            for (String step : List.of(plan.split(", "))) {
                assertThat(steps.toString()).as(name).contains(step);
            }
            assertThat(steps.toString()).as(name).doesNotContain("ORDER BY");
        }
    }

    private Session session() throws Exception {
        Path path = folder.resolve("jobs.db");
        TestJobs.open(path).close();
        return new SqliteFile(path, java.time.Duration.ofSeconds(5)).openWriter();
    }

    private static TreeSet<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/jobwright/sqlite"))) {
            return files.collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".sql", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
