package dev.jobwright.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunTest {

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void openCli() {
        cli = new Cli(folder);
    }

    @Test
    void runsTheCommandOnceForEachLine() {
        String input = IntStream.rangeClosed(1, 200).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        Answer answer = cli.run(input, "run", "--slots", "3", "--name", "all", "--", "echo", "{#}:{}");
        assertThat(answer.code()).isZero();
        assertThat(answer.out().lines())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 200)
                        .mapToObj(i -> i + ":line " + i)
                        .toList());
        assertThat(answer.err()).contains("run all: 200 succeeded, 0 failed, 0 left");
        assertThat(cli.run("", "verify").code()).isZero();
        assertThat(folder.resolve("jobs.db-spool")).isEmptyDirectory();
    }

    @Test
    void countsFailedLinesInItsExitCodeAndNamesThem() {
        Answer answer =
                cli.run("0\n3\n0\n4\n", "run", "--name", "f", "--", "sh", "-c", "echo oops >&2; exit $1", "sh", "{}");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains("2 succeeded, 2 failed, 0 left")
                .contains("failed #2  3  exit code 3: oops  (jobwright show f:2)");
        assertThat(cli.run("", "show", "f:4", "--json").out())
                .contains("\"state\":\"failed\"", "\"attempt\":1", "\"message\":\"exit code 4: oops\"");
    }

    @Test
    void saysMoreThanAHundredFailuresAs101() {
        Answer answer = cli.run("x\n".repeat(102), "run", "--", "false");
        assertThat(answer.code()).isEqualTo(101);
        assertThat(answer.err()).contains("… and 92 more");
    }

    @Test
    void triesAFailedLineAgainAndPrintsItsLastAttemptOnly() {
        String script = "echo attempt $JOBWRIGHT_ATTEMPT; [ $JOBWRIGHT_ATTEMPT = 2 ]";
        Answer answer = cli.run("x\n", "run", "--retries", "1", "--name", "r", "--", "sh", "-c", script);
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEqualTo("attempt 2\n");
        assertThat(cli.run("", "show", "r:1", "--json").out())
                .contains("\"outcome\":\"failed\"", "\"outcome\":\"succeeded\"", "\"exitCode\":0");
    }

    @Test
    void givesACommandItsNamesAndNothingToRead() {
        String script = "cat; echo $JOBWRIGHT_SEQ $JOBWRIGHT_WORKLOAD $JOBWRIGHT_ATTEMPT ${#JOBWRIGHT_JOB_ID}; "
                + "test -n \"$JOBWRIGHT_TOKEN\"; pwd";
        Answer answer = cli.run("\nx\n", "run", "--name", "env", "--", "sh", "-c", script);
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEqualTo("2 env 1 36\n" + folder + "\n");
    }

    @Test
    void keepsOutputOfOneCommandTogether() {
        String script = "echo a$1; echo e$1 >&2; sleep 0.05; echo b$1";
        Answer answer = cli.run("1\n2\n3\n4\n", "run", "--slots", "4", "-q", "--", "sh", "-c", script, "sh", "{}");
        List<String> lines = answer.out().lines().toList();
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(lines.get(i + 1)).isEqualTo(lines.get(i).replace('a', 'b'));
        }
        assertThat(answer.err().lines()).containsExactlyInAnyOrder("e1", "e2", "e3", "e4");
    }

    @Test
    void goesOnWhenNobodyReadsItsOutput() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayInputStream input = new ByteArrayInputStream("1\n2\n".getBytes(StandardCharsets.UTF_8));
        Answer answer = cli.run(input, closed, false, "run", "--", "sh", "-c", "echo $1; touch did$1", "sh", "{}");
        assertThat(answer.code()).isZero();
        assertThat(folder.resolve("did1")).exists();
        assertThat(folder.resolve("did2")).exists();
    }

    @Test
    void printsAllOfALongOutput() {
        Answer answer = cli.run("20000\n", "run", "--max-output", "1K", "--", "seq", "{}");
        assertThat(answer.out().lines()).hasSize(20_000);
    }

    @Test
    void takesTheLinesFromAFile() throws IOException {
        Files.writeString(folder.resolve("in.txt"), "a\nb\n");
        Answer answer = cli.run("c\n", "run", "--input", "in.txt", "--slots", "1", "--", "echo");
        assertThat(answer.out()).isEqualTo("a\nb\n");
    }

    @Test
    void doesNothingForAnInputWithoutLines() {
        Answer answer = cli.run("\n\n", "run", "--", "echo");
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).contains("no lines that are not empty");
        assertThat(cli.run("", "stats", "--json").out()).contains("\"counts\":{}");
    }

    @Test
    void refusesBeforeAnythingIsWrittenWhatCannotRun() {
        assertRefused(cli.run("x\n", "run", "--", "no-such-program", "{}"), "command not found: no-such-program");
        assertRefused(
                cli.run("x\n", "run", "--", "gzip -9 {}"), "did you mean --shell 'gzip -9 {}', or -- gzip -9 {}?");
        assertRefused(cli.run("x\n", "run", "--slots", "0", "--", "echo"), "--slots is 0");
        assertRefused(cli.run("x\n", "run", "--retries", "-1", "--", "echo"), "--retries is -1");
        assertRefused(cli.run("x\n", "run", "echo", "{}"), "put -- before the command");
        assertRefused(cli.run("x\n", "run"), "there is no command");
        assertRefused(cli.run("x\n", "run", "--slot", "2", "--", "echo"), "did you mean --slots");
        assertRefused(cli.run("x\n", "run", "--slots", "two", "--", "echo"), "two");
        assertRefused(cli.run("x\n", "run", "--name", "a b", "--", "echo"), "--name 'a b' is not allowed");
        assertRefused(cli.run("x\n", "run", "--input", "none.txt", "--", "echo"), "none.txt");
        assertRefused(cli.run("x\n", "run", "--store", "nowhere/jobs.db", "--", "echo"), "does not exist");
        assertRefused(cli.run(new byte[] {'a', '\n', (byte) 0xFF}, "run", "--", "echo"), "line 2 is not valid UTF-8");
        assertThat(cli.run("", "jobs").out().lines()).hasSize(1);
    }

    @Test
    void showsHelpInsteadOfWaitingForAKeyboard() {
        Answer answer = cli.atTerminal("", "run");
        assertThat(answer.code()).isEqualTo(255);
        assertThat(answer.err()).contains("Usage: jobwright run");
        assertThat(cli.atTerminal("", "run", "--", "echo").code()).isEqualTo(255);
    }

    @Test
    void failsTheLineWhoseProgramDoesNotExist() {
        Answer answer = cli.run("echo\nno-such-program\n", "run", "--retries", "5", "--", "{}", "x");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("exit code 127: command not found: no-such-program");
    }

    @Test
    void failsTheLineWhoseProgramIsAFolder() {
        Answer answer = cli.run("/\n", "run", "--retries", "5", "--", "{}", "x");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("exit code 126: / is not an executable file");
        assertRefused(cli.run("x\n", "run", "--", "/", "{}"), "/ is not an executable file (nothing was enqueued)");
    }

    @Test
    void runsFailedLinesAgainAfterARetry() throws IOException {
        Answer first = cli.run("a\nb\n", "run", "--name", "again", "--", "sh", "-c", "echo $1; test -e ok", "sh", "{}");
        assertThat(first.code()).isEqualTo(2);
        Files.createFile(folder.resolve("ok"));
        assertThat(cli.run("", "retry", "again:1").out()).isEqualTo("retried 1 job\n");
        Answer second = cli.run("", "run", "--resume");
        assertThat(second.out()).isEqualTo("a\n");
        assertThat(second.code()).isEqualTo(1);
        Answer third = cli.run("", "run", "--resume", "again");
        assertThat(third.err()).contains("run again is finished: 1 succeeded, 1 failed");
        assertThat(third.code()).isEqualTo(1);
    }

    private static void assertRefused(Answer answer, String why) {
        assertThat(answer.code()).isEqualTo(255);
        assertThat(answer.err()).startsWith("jobwright: ").contains(why).hasLineCount(1);
        assertThat(answer.out()).isEmpty();
    }
}
