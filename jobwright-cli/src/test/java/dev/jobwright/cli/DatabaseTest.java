package dev.jobwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jobwright.JobQueue;
import dev.jobwright.cli.Cli.Answer;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands for whoever looks after a database. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DatabaseTest {

    @TempDir
    private Path folder;

    private Cli cli;
    private String url = "";

    @BeforeEach
    void makeDatabase() {
        String reason = PgServer.whyUnavailable(Version.V18).orElse("");
        assumeTrue(reason.isEmpty(), reason);
        url = PgServer.shared(Version.V18).createDatabase("cli");
        cli = new Cli(folder).with("JOBWRIGHT_STORE", url);
    }

    @AfterEach
    void dropDatabase() {
        PgServer.shared(Version.V18).dropDatabase("cli");
    }

    private void sql(String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    @Test
    void migrateMakesTheTablesAndSaysWhenTheyAreCurrent() {
        assertThat(cli.run("", "migrate").out()).matches("postgresql .*/cli: migrated from version 0 to \\d+\n");
        Answer again = cli.run("", "migrate");
        assertThat(again.code()).isZero();
        assertThat(again.out()).matches("postgresql .*/cli: the tables are current, version \\d+\n");
        assertThat(cli.run("", "stats").code()).isZero();
    }

    @Test
    void whatADryRunPrintsIsAllThatPsqlNeeds() throws SQLException {
        Answer dry = cli.run("", "migrate", "--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.out())
                .startsWith("-- postgresql ")
                .contains("from version 0 to ", "to be run in one transaction");
        assertThat(cli.run("", "migrate", "--dry-run").out()).isEqualTo(dry.out()); // nothing has changed
        sql(dry.out());
        assertThat(cli.run("", "migrate", "--dry-run").out())
                .hasLineCount(1)
                .startsWith("-- ")
                .contains("the tables are current");
        assertThat(cli.run("", "migrate", "--dry-run", "--from", "0").out())
                .contains("create schema if not exists \"jobwright\";");
        assertThat(cli.run("", "migrate", "--json").out())
                .startsWith("{\"store\":")
                .contains("\"sql\":\"\"");
    }

    @Test
    void fromIsRefusedWhereItSaysNothing() {
        Answer answer = cli.run("", "migrate", "--from", "0");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("add --dry-run").hasLineCount(1);
        assertThat(cli.run("", "migrate", "--dry-run", "--from", "99").err()).contains("there is no version 99");
    }

    @Test
    void aRoleThatMayNotMakeTablesIsToldInOneLine() throws SQLException {
        sql("do $$ begin if to_regrole('guest') is null then create role guest login; end if; end $$");
        cli.with("JOBWRIGHT_STORE", url.replace("=postgres", "=guest"));
        for (String command : new String[] {"migrate", "run -- true"}) {
            Answer answer = cli.run("x\n", command.split(" "));
            assertThat(answer.code()).isGreaterThan(1);
            assertThat(answer.err())
                    .contains("run jobwright migrate as one that may")
                    .hasLineCount(1);
        }
    }

    @Test
    void lookingMakesNoTables() {
        for (String command : new String[] {"jobs", "stats", "verify", "show x"}) {
            Answer answer = cli.run("", command.split(" "));
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("there is no store postgresql", "'jobwright migrate' makes one");
        }
        assertThat(cli.run("", "migrate", "--dry-run").out()).contains("from version 0");
    }

    @Test
    void runMakesTheTablesAndWorksThere() {
        cli.with("XDG_STATE_HOME", folder.toString());
        Answer answer = cli.run("a\nb\n", "run", "--name", "two", "--", "echo");
        assertThat(answer.code()).isZero();
        assertThat(answer.out().lines()).containsExactlyInAnyOrder("a", "b");
        assertThat(cli.run("", "verify").out()).contains("all is well");
    }

    @Test
    void doctorFindsWhatIsWrongAndSaysSoByItsExitCode() throws SQLException {
        cli.run("", "migrate");
        sql("drop index jobwright.job_key");
        Answer answer = cli.run("", "doctor");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out())
                .contains("ok       server: PostgreSQL 18", "warning  server: fsync is off")
                .contains("problem  tables: the index job.job_key is missing; make it as docs/reference/");
        assertThat(cli.run("", "doctor", "--json").out().lines())
                .allMatch(line -> line.startsWith("{\"severity\":\"") && line.endsWith("}"))
                .anyMatch(line -> line.contains("\"problem\",\"about\":\"tables\""));
        assertThat(cli.run("", "doctor", "--jsn").code()).isEqualTo(2);
    }

    @Test
    void theBuilderNamesTheSchemaAsTheUrlDoes() {
        try (JobQueue queue = JobQueue.builder().url(url).schema("mine").open()) {
            assertThat(queue.stats().lanes()).isEmpty();
        }
        assertThat(cli.run("", "migrate", "--store", url + "&schema=mine").out())
                .contains("schema mine: the tables are current");
    }

    @Test
    void aServerThatIsNotThereIsOneLineToo() {
        Answer answer = cli.run("", "doctor", "--store", "jdbc:postgresql://127.0.0.1:1/none?user=x");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("jobwright: postgresql 127.0.0.1:1/none: ")
                .hasLineCount(1);
    }

    @Test
    void aFileIsExaminedAndMigratedAsWell() {
        cli.with("JOBWRIGHT_STORE", folder.resolve("jobs.db").toString());
        cli.run("x\n", "run", "--", "true");
        Answer doctor = cli.run("", "doctor");
        assertThat(doctor.code()).isZero();
        assertThat(doctor.out())
                .contains("ok       library: SQLite 3.", "ok       pages: ", "ok       disk: ")
                .hasLineCount(4);
        assertThat(cli.run("", "migrate").out()).startsWith("sqlite ").contains("the tables are current");
        assertThat(cli.run("", "migrate", "--dry-run", "--from", "1").out()).contains("alter table lease add column");
    }
}
