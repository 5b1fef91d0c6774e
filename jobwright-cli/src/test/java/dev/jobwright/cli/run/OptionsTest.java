package dev.jobwright.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobState;
import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import dev.jobwright.cli.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of a run mean. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OptionsTest {

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void openCli() {
        cli = new Cli(folder);
    }

    @Test
    void eachTakesTheNamesOfFilesInOrder() throws IOException {
        Files.createDirectories(folder.resolve("d/sub"));
        for (String name :
                List.of("d/b.txt", "d/a.txt", "d/-rf.txt", "d/.hidden.txt", "d/x y.txt", "d/sub/c.txt", "-f.txt")) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(each("d/*.txt")).containsExactly("d/-rf.txt", "d/a.txt", "d/b.txt", "d/x y.txt");
        assertThat(each("**/{b,c}.txt")).containsExactly("d/b.txt", "d/sub/c.txt");
        assertThat(each("*.txt")).containsExactly("./-f.txt");
        assertThat(each("d/.*.txt")).containsExactly("d/.hidden.txt");
        assertThat(each(folder + "/d/[ab].txt")).containsExactly(folder + "/d/a.txt", folder + "/d/b.txt");
        Answer none = cli.run("", "run", "--each", "*.png", "--", "echo");
        assertThat(none.code()).isZero();
        assertThat(none.err()).contains("no file fits --each *.png: nothing to do");
    }

    private List<String> each(String glob) {
        return cli.run("", "run", "-k", "--each", glob, "--", "printf", "%s\\n", "{}")
                .out()
                .lines()
                .toList();
    }

    @Test
    void nulEndsLinesThatMayHoldNewlines() {
        assertThat(cli.run("a\nb\0c\0", "run", "-k", "-0", "--", "printf", "[%s]", "{}")
                        .out())
                .isEqualTo("[a\nb][c]");
    }

    @Test
    void emptyLinesAreLeftOutAndCounted() {
        Answer without = cli.run("a\n\n\nb\n", "run", "-k", "--", "echo", "{#}{}");
        assertThat(without.out()).isEqualTo("1a\n4b\n");
        assertThat(without.err()).contains("left out 2 empty lines");
        assertThat(cli.run("a\n\nb\n", "run", "-k", "--keep-empty", "--", "echo", "{#}{}")
                        .out())
                .isEqualTo("1a\n2\n3b\n");
    }

    @Test
    void carriageReturnsAreKeptAndToldOfOnce() {
        Answer answer = cli.run("a\r\nb\r\n", "run", "-k", "--", "printf", "[%s]", "{}");
        assertThat(answer.out()).isEqualTo("[a\r][b\r]");
        assertThat(answer.err()).containsOnlyOnce("line 1 ends with a carriage return");
    }

    @Test
    void anotherTextStandsForTheLine() {
        assertThat(cli.run("a.c\n", "run", "-I", "FILE", "--", "echo", "FILE", "{}", "{.}")
                        .out())
                .isEqualTo("a.c {} a\n");
        assertThat(cli.run("a\n", "run", "--no-append", "--", "echo", "x").out())
                .isEqualTo("x\n");
    }

    @Test
    void aScriptGetsTheLineQuoted() {
        Answer answer = cli.run("a  b; touch pwned\n", "run", "--shell", "printf '%s-' {} {/} $JOBWRIGHT_SLOT");
        assertThat(answer.out()).isEqualTo("a  b; touch pwned-a  b; touch pwned-1-");
        assertThat(folder.resolve("pwned")).doesNotExist();
        assertThat(cli.run("x\n", "run", "--shell", "echo ${BASH_VERSION:+bash} {}", "--shell-program", "bash")
                        .out())
                .isEqualTo("bash x\n");
        assertThat(cli.run("x\n", "run", "--shell", "echo '{}'").err())
                .isEqualTo(
                        "jobwright: --shell: {} at column 7 is inside quotes; write it bare, it is quoted already\n");
    }

    @Test
    void folderAndVariablesMayDependOnTheLine() throws IOException {
        Files.createDirectories(folder.resolve("d/e"));
        Answer answer = cli.with("GIVEN", "given")
                .run(
                        "e\n",
                        "run",
                        "--cwd",
                        "d/{}",
                        "--env",
                        "N={#}",
                        "--env",
                        "GIVEN",
                        "--",
                        "sh",
                        "-c",
                        "pwd; echo $N $GIVEN");
        assertThat(answer.out()).isEqualTo(folder + "/d/e\n1 given\n");
        Answer literal = cli.with("GIVEN", "{}")
                .run("e\n", "run", "--env", "GIVEN=x", "--env", "GIVEN", "--", "sh", "-c", "echo $GIVEN {}");
        assertThat(literal.out()).isEqualTo("{} e\n");
        Answer gone = cli.run("f\n", "run", "--cwd", "d/{}", "--retries", "3", "--", "true");
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.err()).contains("exit code 126: the folder " + folder + "/d/f is gone");
    }

    @Test
    void aLineWhoseFileExistsIsNotRun() throws IOException {
        Files.createFile(folder.resolve("a.out"));
        Answer answer =
                cli.run("a\nb\n", "run", "--name", "c", "--creates", "{}.out", "--", "touch", "{}.out", "ran-{}");
        assertThat(answer.code()).isZero();
        assertThat(folder.resolve("ran-a")).doesNotExist();
        assertThat(folder.resolve("ran-b")).exists();
        assertThat(new Store(folder).job("c:1").result()).contains("a.out exists");
    }

    @Test
    void aTimeoutFailsTheLine() {
        Answer answer =
                cli.run("300\n", "run", "--name", "t", "--timeout", "0.2s", "--kill-after", "0.1", "--", "sleep");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("failed #1  300  timed out after 0.2 s");
        assertThat(new Store(folder).job("t:1").failure().reason()).isEqualTo("timeout");
    }

    @Test
    void tooManyFailuresStopTheRun() {
        Answer answer = cli.run("x\n".repeat(50), "run", "--name", "m", "-j1", "--max-failures", "3", "--", "false");
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.err())
                .contains("--max-failures 3 is reached", "0 succeeded, 3 failed, 47 left", "jobwright run --resume m");
        assertThat(new Store(folder).job("m:4").state()).isEqualTo(JobState.AVAILABLE);
        assertThat(cli.run("", "run", "--resume", "m", "-j1").code()).isEqualTo(6);
    }

    @Test
    void aDryRunPrintsTheCommandsAndWritesNothing() {
        Answer answer = cli.run("a b\n\nc\n", "run", "--dry-run", "--", "cp", "{}", "{#}/{%}");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEqualTo("1\tcp 'a b' 1/1\n3\tcp c 3/1\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theJobLogHasARowForEachAttempt() throws IOException {
        String script = "echo out; case $1 in k) kill -9 $$;; *) exit $1;; esac";
        cli.run(
                "0\n3\nk\n",
                "run",
                "--name",
                "j",
                "-j1",
                "--retries=1",
                "--retry-delay=0",
                "--joblog",
                "log",
                "--",
                "sh",
                "-c",
                script,
                "sh",
                "{}");
        List<String> rows = Files.readAllLines(folder.resolve("log"));
        assertThat(rows.get(0)).isEqualTo("Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand");
        assertThat(rows.stream().skip(1).map(row -> row.replaceAll("\t\\d+\\.\\d{3}", "")))
                .containsExactlyInAnyOrder(
                        "1\t:\t0\t4\t0\t0\tsh -c '" + script + "' sh 0",
                        "2\t:\t0\t4\t3\t0\tsh -c '" + script + "' sh 3",
                        "2\t:\t0\t4\t3\t0\tsh -c '" + script + "' sh 3",
                        "3\t:\t0\t4\t-1\t9\tsh -c '" + script + "' sh k",
                        "3\t:\t0\t4\t-1\t9\tsh -c '" + script + "' sh k");
        cli.run("", "run", "--resume", "j", "--retry-failed", "--joblog", "log");
        assertThat(Files.readAllLines(folder.resolve("log"))).hasSize(1 + 5 + 4);
        Answer nowhere = cli.run("x\n", "run", "--name", "n", "--joblog", "no/log", "--", "echo");
        assertThat(nowhere.code()).isEqualTo(255);
        assertThat(cli.run("", "show", "n:1").code()).isEqualTo(1);
    }

    @Test
    void retriesWaitAsLongAsAsked() {
        Answer answer = cli.run(
                "x\n",
                "run",
                "--retries=2",
                "--retry-delay=0",
                "--timeout=1h",
                "--",
                "sh",
                "-c",
                "[ $JOBWRIGHT_ATTEMPT = 3 ]");
        assertThat(answer.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--timeout=0", "--timeout=soon", "--retry-delay=1y", "--kill-after=-1", "--max-failures=0",
                        "--keep-output=some",
                "--max-output=2M", "--env=1A=2", "--env=JOBWRIGHT_X=1", "--env=NOT_SET_HERE", "--cwd=nowhere", "-I=",
                "--retry-failed", "--force-command", "--input=a --each=b", "--shell=x"
            })
    void refusesBeforeAnythingIsWritten(String wrong) {
        assertRefused(wrong.split(" "));
    }

    private void assertRefused(String... options) {
        String[] args = Arrays.copyOf(options, options.length + 3);
        System.arraycopy(new String[] {"--", "echo", "{}"}, 0, args, options.length, 3);
        String[] all = new String[args.length + 1];
        all[0] = "run";
        System.arraycopy(args, 0, all, 1, args.length);
        Answer answer = cli.run("x\n", all);
        assertThat(answer.code()).as(answer.err()).isEqualTo(255);
        assertThat(answer.err()).startsWith("jobwright: ").hasLineCount(1);
        assertThat(answer.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
