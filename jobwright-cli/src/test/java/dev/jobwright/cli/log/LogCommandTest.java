package dev.jobwright.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobId;
import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import dev.jobwright.cli.Jobs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogCommandTest {

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void openCli() {
        cli = new Cli(folder);
    }

    private Answer run(String input, String script) {
        return cli.run(input, "run", "--slots", "1", "--name", "some", "--", "sh", "-c", script, "sh", "{}");
    }

    @Test
    void printsWhatTheLastAttemptHasWritten() {
        run("a\n", "echo out $1; echo err $1 >&2");
        assertThat(cli.run("", "log", "some:1")).isEqualTo(new Answer(0, "out a\nerr a\n", ""));
        assertThat(cli.run("", "log", "some:1", "--stdout").out()).isEqualTo("out a\n");
        assertThat(cli.run("", "log", "some:1", "--stderr").out()).isEqualTo("err a\n");
    }

    @Test
    void earlierAttemptsAreThereAsWell() {
        String script = "echo attempt $JOBWRIGHT_ATTEMPT; exit 1";
        cli.run("a\n", "run", "--name", "some", "--retries", "1", "--retry-delay", "1ms", "--", "sh", "-c", script);
        assertThat(cli.run("", "log", "some:1").out()).isEqualTo("attempt 2\n");
        assertThat(cli.run("", "log", "some:1", "--attempt", "1").out()).isEqualTo("attempt 1\n");
        assertThat(cli.run("", "log", "some:1", "--attempt", "3").out()).isEmpty();
    }

    @Test
    void linesOfSeveralJobsBeginWithTheJob() {
        run("a\nb\n", "echo out $1; echo more $1");
        assertThat(cli.run("", "log", "some:2", "some:1").out())
                .isEqualTo("some:2\tout b\nsome:2\tmore b\nsome:1\tout a\nsome:1\tmore a\n");
    }

    @Test
    void tailPrintsTheLastLines() {
        run("a\n", "seq 9; printf end");
        assertThat(cli.run("", "log", "some:1", "--tail", "2").out()).isEqualTo("9\nend\n");
        assertThat(cli.run("", "log", "some:1", "--tail", "99").out()).hasLineCount(10);
        assertThat(cli.run("", "log", "some:1", "--tail", "2", "--follow").out())
                .isEqualTo("9\nend\n");
    }

    @Test
    void onATerminalNothingCanAct() {
        run("a\n", "printf '\\033[31mred\\tx\\n'");
        assertThat(cli.run("", "log", "some:1").out()).isEqualTo("\u001b[31mred\tx\n");
        assertThat(cli.atTerminal("", "log", "some:1").out()).isEqualTo("\\u001b[31mred\tx\n");
    }

    @Test
    void handlersLogLinesToo() {
        JobId id = Jobs.enqueue(cli, "x", options -> {});
        Jobs.run(cli, id, (args, context) -> {
            context.log("first");
            context.log("second");
            return args;
        });
        assertThat(cli.run("", "log", id.toString()).out()).isEqualTo("first\nsecond\n");
    }

    @Test
    void followPrintsLinesWhileTheCommandRunsAndEndsWithIt() throws IOException {
        PipedOutputStream out = new PipedOutputStream();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(new PipedInputStream(out, 1 << 16), StandardCharsets.UTF_8));
        String id = cli.run("", "enqueue", "--shell", "echo one; until [ -e go ]; do sleep 0.02; done; echo two")
                .out()
                .strip();
        CompletableFuture<Answer> log = CompletableFuture.supplyAsync(
                () -> cli.run(InputStream.nullInputStream(), out, false, "log", "--follow", id));
        CompletableFuture<Answer> worker =
                CompletableFuture.supplyAsync(() -> cli.run("", "worker", "--allow-shell", "--until-empty"));
        assertThat(lines.readLine()).isEqualTo("one");
        Files.createFile(folder.resolve("go"));
        assertThat(lines.readLine()).isEqualTo("two");
        assertThat(log.join().code()).isZero();
        assertThat(worker.join().code()).isZero();
        assertThat(folder.resolve("jobs.db-spool")).isEmptyDirectory();
    }

    @Test
    void unknownJobsEndItAtOnce() {
        String waits = cli.run("", "enqueue", "--", "true").out().strip();
        Answer answer = cli.run("", "log", "--follow", waits, "nobody");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("no job is called 'nobody'").hasLineCount(1);
        assertThat(cli.run("", "log", waits)).isEqualTo(new Answer(0, "", ""));
        assertThat(cli.run("", "log", "--follow", "--attempt", "1", waits).code())
                .isEqualTo(2);
    }
}
