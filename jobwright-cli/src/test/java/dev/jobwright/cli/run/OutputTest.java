package dev.jobwright.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import dev.jobwright.cli.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is printed and kept of what commands write. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutputTest {

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void openCli() {
        cli = new Cli(folder);
    }

    @AfterEach
    void noOutputIsLeftInSpools() {
        assertThat(folder.resolve("jobs.db-spool"))
                .satisfiesAnyOf(
                        spool -> assertThat(spool).isEmptyDirectory(),
                        spool -> assertThat(spool).doesNotExist());
    }

    @Test
    void orderedOutputComesInTheOrderOfLines() {
        String script = "sleep 0.$((5 - $1)); echo $1";
        Answer answer = cli.run("1\n2\n3\n4\n", "run", "-k", "-j4", "--", "sh", "-c", script, "sh", "{}");
        assertThat(answer.out()).isEqualTo("1\n2\n3\n4\n");
    }

    @Test
    void orderedOutputWaitsForALineThatIsTriedAgain() {
        String script = "echo $1; [ $1 != 1 ] || [ $JOBWRIGHT_ATTEMPT = 2 ]";
        Answer answer = cli.run(
                "1\n\n2\n3\n",
                "run",
                "-k",
                "-j2",
                "--retries",
                "1",
                "--retry-delay",
                "100ms",
                "--",
                "sh",
                "-c",
                script,
                "sh",
                "{}");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEqualTo("1\n2\n3\n");
    }

    @Test
    void orderedOutputThatWaitsForALineThatWillNotEndIsPrintedAtTheEnd() {
        String script = "[ $1 != 4 ] || exit 1; [ $1 != 1 -o $JOBWRIGHT_ATTEMPT = 2 ] || exit 2; echo $1";
        Answer answer = cli.run(
                "1\n2\n3\n4\n5\n6\n7\n8\n",
                "run",
                "-k",
                "-j1",
                "--retries=1",
                "--retry-delay=2s",
                "--max-failures",
                "1",
                "--name",
                "o",
                "--",
                "sh",
                "-c",
                "[ $1 = 4 ] && exit 126; " + script,
                "sh");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).isEqualTo("2\n3\n");
        Answer rest = cli.run("", "run", "--resume", "-k");
        assertThat(rest.code()).isEqualTo(1);
        assertThat(rest.out()).isEqualTo("1\n5\n6\n7\n8\n");
    }

    @Test
    void liveOutputComesWhileTheCommandRuns() throws IOException, InterruptedException {
        Path input = Files.writeString(folder.resolve("in"), "x\n");
        String script = "echo first; while [ ! -e go ]; do sleep 0.02; done; printf last";
        try (CliProcess run = CliProcess.start(folder, input.toFile(), "run", "--live", "--", "sh", "-c", script)) {
            assertThat(run.readLine()).isEqualTo("first");
            Files.createFile(folder.resolve("go"));
            assertThat(run.lines()).containsExactly("last");
            assertThat(run.await()).isZero();
        }
    }

    @Test
    void liveOutputOfSeveralCommandsIsTaggedOnATerminal() {
        Answer answer = cli.with("TERM", "xterm")
                .atTerminal("", "run", "--input", input("a\nb\n"), "--live", "-j2", "--", "sh", "-c", "echo 1; echo 2");
        assertThat(answer.out().lines()).containsExactlyInAnyOrder("a\t1", "a\t2", "b\t1", "b\t2");
    }

    @Test
    void aTagStandsBeforeEachLineOfOutput() {
        String[] command = {"--", "sh", "-c", "echo 1; printf 2; echo e >&2"};
        Answer byLine = cli.run("a b\n", join(new String[] {"run", "-q", "--tag"}, command));
        assertThat(byLine.out()).isEqualTo("a b\t1\na b\t2");
        assertThat(byLine.err()).isEqualTo("a b\te\n");
        Answer byText = cli.run("d/x.c\n", join(new String[] {"run", "-q", "--tag=[{#} {/.}]"}, command));
        assertThat(byText.out()).isEqualTo("[1 x]\t1\n[1 x]\t2");
    }

    @Test
    void noOutputIsStillKept() {
        Answer answer = cli.run("x\n", "run", "-q", "--no-output", "--name", "n", "--", "echo", "{}");
        assertThat(answer.out()).isEmpty();
        assertThat(new Store(folder).log("n:1")).containsExactly("stdout 1 x\n");
    }

    @Test
    void keepsEachAttemptsOutputUpToALimit() {
        String script = "seq 1000; echo e$JOBWRIGHT_ATTEMPT >&2; [ $JOBWRIGHT_ATTEMPT = 2 ]";
        Answer answer = cli.run(
                "x\n",
                "run",
                "-q",
                "--name",
                "k",
                "--retries=1",
                "--retry-delay=0",
                "--max-output=200",
                "--",
                "sh",
                "-c",
                script);
        assertThat(answer.out().lines()).hasSize(1_000);
        List<String> log = new Store(folder).log("k:1");
        assertThat(log)
                .hasSize(4)
                .element(0)
                .asString()
                .startsWith("stdout 1 1\n2\n")
                .contains("bytes left out")
                .endsWith("1000\n");
        assertThat(log).contains("stderr 1 e1\n", "stderr 2 e2\n");
    }

    @Test
    void bytesThatAreNoTextReachTheTerminalAsTheyAre() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        cli.run(
                InputStream.nullInputStream(),
                out,
                false,
                "run",
                "--input",
                input("x\n"),
                "--name",
                "b",
                "--no-append",
                "--",
                "printf",
                "a\\351\\000b");
        assertThat(out.toByteArray()).containsExactly('a', 0xE9, 0, 'b');
        assertThat(new Store(folder).log("b:1")).containsExactly("stdout 1 a\uFFFD\\u0000b");
    }

    @Test
    void verboseSaysEachCommandBeforeItStarts() {
        assertThat(cli.run("a b\n", "run", "-v", "--", "echo", "{}").err()).contains("jobwright: #1 echo 'a b'\n");
    }

    @Test
    void modesExcludeEachOther() {
        for (String wrong : List.of("-k --live", "--live --no-output", "-q -v", "--progress=x", "--color=x")) {
            Answer answer = cli.run("x\n", join(join(new String[] {"run"}, wrong.split(" ")), "--", "echo"));
            assertThat(answer.code()).isEqualTo(255);
            assertThat(answer.err()).hasLineCount(1);
        }
        assertThat(folder.resolve("jobs.db")).doesNotExist();
    }

    private String input(String lines) {
        try {
            return Files.writeString(folder.resolve("input.txt"), lines).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String[] join(String[] first, String... second) {
        String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
