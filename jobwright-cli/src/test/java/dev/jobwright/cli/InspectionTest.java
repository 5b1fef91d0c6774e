package dev.jobwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InspectionTest {

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void openCli() {
        cli = new Cli(folder);
    }

    private void makeJobs() {
        cli.run("1\n0\n1\n", "run", "--name", "some", "--", "sh", "-c", "exit $1", "sh", "{}");
    }

    @Test
    void listsJobsByStateAsTableAndAsJson() {
        makeJobs();
        List<String> table =
                cli.run("", "jobs", "--state", "failed").out().lines().toList();
        assertThat(table).hasSize(3);
        assertThat(table.get(1)).contains("failed", "some:1");
        String json = cli.run("", "jobs", "--type", "jobwright.line", "--newest", "--limit", "2", "--json")
                .out();
        assertThat(json.lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\"") && line.endsWith("}"));
        assertThat(json.lines().findFirst().orElseThrow()).contains("\"args\":{\"number\":3,\"line\":\"1\"}");
    }

    @Test
    void showsAJobByIdByItsBeginningAndByKey() {
        makeJobs();
        String id = cli.run("", "jobs", "--queue", "some", "--type", "jobwright.line")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .substring(0, 36);
        String byId = cli.run("", "show", id).out();
        assertThat(byId).contains(id, "failed", "exit code 1");
        assertThat(cli.run("", "show", id.substring(0, 28)).out()).isEqualTo(byId);
        assertThat(cli.run("", "show", "some:1").out()).isEqualTo(byId);
        assertThat(cli.run("", "show", id.substring(0, 6)).err()).contains("begins the ids of");
        Answer unknown = cli.run("", "show", "00000000-0000-7000-8000-000000000000");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("no job is called").hasLineCount(1);
    }

    @Test
    void countsJobs() {
        makeJobs();
        assertThat(cli.run("", "stats").out()).contains("1 succeeded, 2 failed");
        assertThat(cli.run("", "stats", "--json").out()).contains("\"failed\":2");
    }

    @Test
    void asksBeforeItChangesMany() {
        makeJobs();
        Answer refused = cli.run("", "retry", "--state", "failed", "--queue", "some");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("this would retry 2 jobs: add --yes");
        assertThat(cli.atTerminal("n\n", "retry", "--state", "failed").out()).isEqualTo("0 jobs retried\n");
        assertThat(cli.atTerminal("y\n", "retry", "--state", "failed").err()).contains("retry 2 jobs? [y/N]");
        assertThat(cli.run("", "cancel", "--state", "available", "--yes", "--json")
                        .out())
                .isEqualTo("{\"changed\":2,\"refused\":0,\"unknown\":0}\n");
        assertThat(cli.run("", "stats").out()).contains("2 cancelled");
        assertThat(cli.run("", "cancel", "some:1").code()).isEqualTo(1);
        assertThat(cli.run("", "cancel").err()).contains("say which jobs to cancel");
    }

    @Test
    void escapesWhatCouldActOnATerminal() {
        cli.run("a\u001b[31mb\u202e\n", "run", "--name", "esc", "--", "sh", "-c", "exit 1");
        assertThat(cli.run("", "show", "esc:1").out()).doesNotContain("\u001b", "\u202e");
        assertThat(cli.run("", "jobs").out()).doesNotContain("\u001b", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs",
                "stats",
                "verify",
                "doctor",
                "migrate",
                "show x",
                "retry x",
                "cancel --state failed --yes"
            })
    void lookingMakesNoStore(String command) {
        Answer answer = cli.run("", command.split(" "));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("there is no store").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesADatabaseOfAnotherProgram() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("jobs.db"));
                var statement = connection.createStatement()) {
            statement.execute("create table theirs (x)");
        }
        Answer answer = cli.run("", "jobs");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("another program").hasLineCount(1);
        assertThat(cli.run("x\n", "run", "--", "echo").code()).isEqualTo(255);
        assertThat(cli.run("", "jobs", "--store", "jdbc:sqlite:" + folder + "/jobs.db?adopt=true")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(folder.resolve("jobs.db"), "hello ".repeat(1_000));
        Answer answer = cli.run("", "stats");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).startsWith("jobwright: ").hasLineCount(1);
        assertThat(Files.readString(folder.resolve("jobs.db"))).startsWith("hello");
    }

    @Test
    void keepsItsJobsInThePrivateFolderOfTheUser() throws IOException {
        cli.without("JOBWRIGHT_STORE")
                .with("XDG_STATE_HOME", folder.resolve("state").toString());
        assertThat(cli.run("x\n", "run", "--", "true").code()).isZero();
        Path ours = folder.resolve("state/jobwright");
        assertThat(ours.resolve("jobs.db")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ours)))
                .isEqualTo("rwx------");
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        Answer typo = cli.run("", "verfy");
        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.err()).isEqualTo("jobwright: unknown argument: verfy; did you mean verify?\n");
        assertThat(cli.run("", "jobs", "--state", "faild").err())
                .contains("'faild' is no job state")
                .hasLineCount(1);
        Answer json = cli.run("", "jobs", "--limit", "0", "--json");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.err()).startsWith("{\"error\":{").contains("\"code\":\"invalid_input\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "jobs", "show", "stats", "retry", "cancel", "verify", "doctor", "migrate"})
    void everyCommandHasHelp(String command) {
        Answer answer = cli.run("", command, "--help");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Usage: jobwright " + command, "--store");
    }
}
