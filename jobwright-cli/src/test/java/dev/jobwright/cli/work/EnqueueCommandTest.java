package dev.jobwright.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code enqueue} and {@code worker}: single commands as jobs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EnqueueCommandTest {

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void openCli() {
        cli = new Cli(folder);
    }

    private String enqueue(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "enqueue";
        System.arraycopy(words, 0, all, 1, words.length);
        Answer answer = cli.run("", all);
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        return answer.out().strip();
    }

    private Answer work(String... options) {
        String[] all = new String[options.length + 4];
        all[0] = "worker";
        all[1] = "--allow-shell";
        all[2] = "--until-empty";
        all[3] = "--quiet";
        System.arraycopy(options, 0, all, 4, options.length);
        return cli.run("", all);
    }

    @Test
    void aWorkerRunsWhatWasEnqueued() {
        String id = enqueue("--", "echo", "a  b", "{}", "{/}", "$HOME; x");
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(work()).isEqualTo(new Answer(0, "", ""));
        assertThat(cli.run("", "log", id).out()).isEqualTo("a  b {} {/} $HOME; x\n");
        assertThat(cli.run("", "jobs").out()).contains("echo 'a  b' '{}' '{/}' '$HOME; x'");
        assertThat(folder.resolve("jobs.db-spool")).isEmptyDirectory();
    }

    @Test
    void aScriptIsAScript() {
        String id = enqueue("--shell", "for i in 1 2; do echo $i; done; exit 3");
        assertThat(work().code()).isEqualTo(1);
        assertThat(cli.run("", "log", id).out()).isEqualTo("1\n2\n");
        assertThat(cli.run("", "wait", id)).isEqualTo(new Answer(3, "", ""));
    }

    @Test
    void waitAnswersWithTheCommandsOwnCode() {
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> cli.run("", "enqueue", "--follow", "--shell", "echo said; exit 7"));
        while (!cli.run("", "stats").out().contains("1 available")) {
            Thread.onSpinWait();
        }
        assertThat(work().code()).isEqualTo(1);
        Answer answer = waiting.join();
        assertThat(answer.code()).isEqualTo(7);
        assertThat(answer.out().lines().skip(1)).containsExactly("said");
    }

    @Test
    void aTimeLimitIsCode124() {
        String id = enqueue("--timeout", "100ms", "--", "sleep", "60");
        assertThat(work().code()).isEqualTo(1);
        assertThat(cli.run("", "wait", id).code()).isEqualTo(124);
    }

    @Test
    void optionsSayWhereAndHowItRuns() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        String id = enqueue(
                "--cwd",
                "sub",
                "--env",
                "GREETING=hi there",
                "--group",
                "g",
                "--priority",
                "3",
                "--queue",
                "q",
                "--shell",
                "basename $PWD; echo $GREETING");
        assertThat(work("--queue", "other").code()).isZero();
        assertThat(cli.run("", "stats").out()).contains("1 available");
        assertThat(work("--queue", "q", "--queue", "other").code()).isZero();
        assertThat(cli.run("", "log", id).out()).isEqualTo("sub\nhi there\n");
        assertThat(cli.run("", "jobs", "--group", "g", "--json").out()).contains("\"priority\":3", "\"queue\":\"q\"");
    }

    @Test
    void allVariablesAreRecordedWhenAsked() {
        cli.with("GREETING", "{} hi").with("OTHER", "here").with("LC_ALL", "C.UTF-8");
        cli.with("JOBWRIGHT_LC_ALL", "=C").with("JOBWRIGHT_MINE", "no");
        String script = "echo $GREETING, $OTHER, $LC_ALL, ${JOBWRIGHT_MINE-ours}";
        String all = enqueue("--env-all", "--env", "OTHER=there", "--shell", script);
        String none = enqueue("--shell", "echo ${GREETING-none}");
        assertThat(work().code()).isZero();
        assertThat(cli.run("", "log", all).out()).isEqualTo("{} hi, there, C, ours\n");
        assertThat(cli.run("", "log", none).out()).isEqualTo("none\n");
    }

    @Test
    void whatExistsIsNotMadeAgain() throws IOException {
        Files.createFile(folder.resolve("made"));
        String id = enqueue("--creates", "made", "--", "false");
        assertThat(work().code()).isZero();
        assertThat(cli.run("", "wait", id).code()).isZero();
    }

    @Test
    void aKeyIsThereOnce() {
        String id = enqueue("--key", "nightly", "--", "true");
        Answer again = cli.run("", "enqueue", "--key", "nightly", "--", "true");
        assertThat(again)
                .isEqualTo(new Answer(
                        0,
                        id + "\n",
                        "jobwright: there is a job with the key nightly already: nothing was enqueued\n"));
        assertThat(cli.run("", "enqueue", "--json", "--key", "nightly", "--", "true")
                        .out())
                .isEqualTo("{\"id\":\"" + id + "\",\"inserted\":false}\n");
    }

    @Test
    void aDelayedJobIsNotWaitedFor() {
        enqueue("--delay", "1h", "--", "true");
        assertThat(work().code()).isZero();
        assertThat(cli.run("", "stats").out()).contains("1 scheduled");
    }

    @Test
    void aWorkerRunsCommandsOnlyWhenItIsAllowed() {
        enqueue("--", "touch", "done");
        Answer refused = cli.run("", "worker");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("add --allow-shell").hasLineCount(1);
        assertThat(cli.run("", "worker", "--until-empty").code()).isEqualTo(255);
        assertThat(folder.resolve("done")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "echo x | put -- before the command: jobwright enqueue [OPTIONS] -- echo x",
                "-- no-such-program | command not found: no-such-program (nothing was enqueued)",
                "--cwd nowhere -- true | (nothing was enqueued)",
                "--delay soon -- true | --delay is 'soon'",
                "--key a/b -- true | key",
                "--shell x -- true | one of them is enough",
                "--priority high -- true | --priority",
                "--retry 3 -- true | unknown option: --retry; did you mean"
            })
    void nothingIsWrittenBeforeAllIsChecked(String options, String message) {
        Answer answer = cli.run("", ("enqueue " + options).split(" "));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains(message).hasLineCount(1);
        assertThat(answer.out()).isEmpty();
        assertThat(cli.run("", "jobs").out()).doesNotContain("jobwright.command");
    }
}
