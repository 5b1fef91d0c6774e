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

/** What all commands have in common. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CommandLineTest {

    private static final List<String> COMMANDS = List.of(
            "run",
            "workloads",
            "enqueue",
            "worker",
            "jobs",
            "show",
            "log",
            "stats",
            "wait",
            "retry",
            "cancel",
            "prune",
            "verify",
            "doctor",
            "migrate",
            "completion");

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void openCli() {
        cli = new Cli(folder);
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
                "log x",
                "wait x",
                "workloads",
                "prune --older-than 0 --yes",
                "worker --allow-shell",
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
        assertThat(typo.err()).isEqualTo("jobwright: unknown argument: verfy; did you mean verify or version?\n");
        assertThat(cli.run("", "jobs", "--state", "faild").err())
                .contains("'faild' is no job state")
                .hasLineCount(1);
        Answer json = cli.run("", "jobs", "--limit", "0", "--json");
        assertThat(json.code()).isEqualTo(2);
        assertThat(json.err()).startsWith("{\"error\":{").contains("\"code\":\"invalid_input\"");
    }

    @Test
    void everyCommandHasHelpAndStandsInTheListOfAll() {
        String list = cli.run("", "--help").out();
        for (String command : COMMANDS) {
            Answer answer = cli.run("", command, "--help");
            assertThat(answer.code()).isZero();
            assertThat(answer.out()).startsWith("Usage: jobwright " + command).contains("--help");
            assertThat(cli.run("", "help", command).out()).isEqualTo(answer.out());
            assertThat(list).containsPattern("\n  " + command + " ");
        }
    }

    @Test
    void theVersionIsSaid() {
        assertThat(cli.run("", "--version").out()).startsWith("jobwright ").hasLineCount(1);
        assertThat(cli.run("", "version")).isEqualTo(cli.run("", "--version"));
    }
}
