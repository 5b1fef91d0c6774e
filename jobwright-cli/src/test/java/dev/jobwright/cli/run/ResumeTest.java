package dev.jobwright.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are killed or stopped, and go on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ResumeTest {

    /** Logs its start and end, looks for an earlier attempt that still lives, and hangs on some lines while it may. */
    private static final String SCRIPT = """
            for p in $(sed -n "s/^start $1 //p" log 2>/dev/null); do
              if tr '\\0' '\\n' <"/proc/$p/environ" 2>/dev/null | grep -q JOBWRIGHT; then echo "overlap $1" >>log; fi
            done
            echo "start $1 $$" >>log
            if [ -e hang ] && [ "$1" -gt 20 ]; then echo "hangs $1" >>log; sleep 300 & wait; fi
            echo "end $1 $$" >>log
            echo "done $1"
            """;

    @TempDir
    private Path folder;

    private Cli cli;
    private Path input;

    @BeforeEach
    void prepare() throws IOException {
        cli = new Cli(folder);
        input = folder.resolve("input.txt");
        Files.writeString(
                input, IntStream.rangeClosed(1, 60).mapToObj(i -> i + "\n").collect(Collectors.joining()));
        Files.writeString(folder.resolve("script.sh"), SCRIPT);
        Files.createFile(folder.resolve("hang"));
    }

    private CliProcess startRun() throws IOException, InterruptedException {
        return CliProcess.start(
                folder, input.toFile(), "run", "--name", "w", "--slots", "2", "--", "sh", "script.sh", "{}");
    }

    private List<String> log(String word) throws IOException {
        return Files.readAllLines(folder.resolve("log")).stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    private void assertEachLineWasDoneOnce() throws IOException {
        assertThat(log("end")).doesNotHaveDuplicates().hasSize(60);
        assertThat(log("overlap")).isEmpty();
        assertThat(cli.run("", "verify").code()).isZero();
    }

    @Test
    void afterAKillNothingIsLostNothingDoneAgainAndNoTwoAttemptsOverlap() throws Exception {
        try (CliProcess run = startRun()) {
            awaitHanging();
            awaitSucceeded(20);
            run.kill();
        }
        Files.delete(folder.resolve("hang"));
        Answer answer = cli.run("", "run", "--resume");
        assertThat(answer.code()).isZero();
        assertThat(answer.err())
                .contains("resuming w: 20 done, 40 left, ")
                .contains("left-over processes ended")
                .contains("run w: 60 succeeded, 0 failed, 0 left");
        assertThat(answer.out().lines()).hasSize(40);
        assertEachLineWasDoneOnce();
        assertThat(log("start")).hasSize(62);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ordered", "--live", "--verbose"})
    void whatHadEndedButWasNotPrintedBeforeAKillIsPrintedByTheResumedRun(String option) throws Exception {
        killOrderedRunWhoseFirstLineHangs();
        Path others = Files.writeString(spools().resolve(UUID.randomUUID() + ".1.out"), "another run's\n");
        Answer answer = cli.run("", "run", "--resume", option, "--tag={#}");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out().lines()).containsExactlyInAnyOrder("1\tdone 1", "2\tdone 2", "3\tdone 3", "4\tdone 4");
        if (option.equals("--ordered")) {
            assertThat(answer.out().lines()).isSorted();
        }
        assertThat(answer.err()).contains("3\twhy\n");
        assertThat(spools())
                .isDirectoryContaining(others::equals)
                .isDirectoryNotContaining(file -> !file.equals(others));
    }

    @Test
    void aResumedRunThatPrintsNothingLeavesNoOutputInSpools() throws Exception {
        killOrderedRunWhoseFirstLineHangs();
        Answer answer = cli.run("", "run", "--resume", "--no-output");
        assertThat(answer.out()).isEmpty();
        assertThat(answer.code()).as(answer.err()).isEqualTo(1);
        assertThat(spools()).isEmptyDirectory();
        assertThat(cli.run("", "log", "k:2").out()).isEqualTo("done 2\n");
    }

    /** Four lines, of which three end, the third badly; nothing of them has been printed. */
    private void killOrderedRunWhoseFirstLineHangs() throws Exception {
        Files.writeString(input, "1\n2\n3\n4\n");
        String script = "[ $1 != 1 ] || [ ! -e hang ] || { sleep 300 & wait; }; echo done $1;"
                + " [ $1 != 3 ] || { echo why >&2; exit 1; }";
        try (CliProcess run = CliProcess.start(
                folder, input.toFile(), "run", "--name", "k", "-k", "-j2", "--", "sh", "-c", script, "sh", "{}")) {
            awaitEnded(3);
            run.kill();
        }
        Files.delete(folder.resolve("hang"));
        assertThat(spools()).isNotEmptyDirectory();
    }

    private Path spools() {
        return folder.resolve("jobs.db-spool");
    }

    @Test
    void ctrlCOnceLetsRunningCommandsEnd() throws Exception {
        try (CliProcess run = startRun()) {
            awaitHanging();
            run.signal("INT");
            awaitErr(run, "stopping; waiting for 2 running jobs");
            Files.delete(folder.resolve("hang"));
            endHanging();
            assertThat(run.await()).isEqualTo(130);
            assertThat(run.err()).contains("22 succeeded, 0 failed, 38 left", "go on: jobwright run --resume w");
        }
        assertThat(cli.run("", "run", "--resume", "w").code()).isZero();
        assertEachLineWasDoneOnce();
        assertThat(log("start")).doesNotHaveDuplicates();
    }

    @Test
    void ctrlCTwiceEndsRunningCommandsAndGivesThemBack() throws Exception {
        try (CliProcess run = startRun()) {
            awaitHanging();
            run.signal("INT");
            awaitErr(run, "stopping; waiting");
            run.signal("INT");
            assertThat(run.await()).isEqualTo(130);
            assertThat(run.err()).contains("20 succeeded, 0 failed, 40 left");
        }
        assertThat(cli.run("", "show", "w:21", "--json").out()).contains("\"outcome\":\"released\"", "\"failures\":0");
        Files.delete(folder.resolve("hang"));
        assertThat(cli.run("", "run", "--resume").code()).isZero();
        assertEachLineWasDoneOnce();
    }

    @Test
    void sigtermEndsRunningCommandsAtOnce() throws Exception {
        try (CliProcess run = startRun()) {
            awaitHanging();
            run.signal("TERM");
            assertThat(run.await()).isEqualTo(143);
            assertThat(run.err()).contains("20 succeeded, 0 failed, 40 left");
        }
    }

    @Test
    void aRunIsWorkedOnByOneProcess() throws Exception {
        try (CliProcess run = startRun()) {
            awaitHanging();
            Answer second = cli.run("", "run", "--resume", "w");
            assertThat(second.code()).isEqualTo(255);
            assertThat(second.err()).contains("run w is being worked on by").hasLineCount(1);
            run.kill();
        }
    }

    @Test
    void anInputThatWasNotReadToItsEndIsAskedForAgainAndCompared() throws Exception {
        Files.delete(folder.resolve("hang"));
        try (CliProcess run = CliProcess.start(folder, null, "run", "--name", "w", "--", "sh", "script.sh", "{}")) {
            run.write("1\n2\n\n3\n");
            awaitSucceeded(3);
            run.kill();
        }
        Answer nothing = cli.run("", "run", "--resume", "w");
        assertThat(nothing.code()).isEqualTo(255);
        assertThat(nothing.err()).contains("the same input again").hasLineCount(1);
        Answer other = cli.run("1\nx\n\n3\n4\n", "run", "--resume", "w");
        assertThat(other.code()).isEqualTo(255);
        assertThat(other.err()).contains("the input differs from line 2 on").hasLineCount(1);
        Answer same = cli.run("1\n2\n\n3\n4\n5\n", "run", "--resume", "w");
        assertThat(same.code()).isZero();
        assertThat(same.err()).contains("5 succeeded");
        assertThat(log("end")).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    }

    @Test
    void anInputFileIsOpenedAgain() throws Exception {
        Files.delete(folder.resolve("hang"));
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (CliProcess run =
                CliProcess.start(folder, null, "run", "--name", "w", "--input", "pipe", "--", "sh", "script.sh")) {
            try (var writer = Files.newBufferedWriter(pipe)) {
                writer.write("1\n");
                writer.flush();
                awaitSucceeded(1);
                run.kill();
            }
        }
        Files.delete(pipe);
        Files.writeString(pipe, "1\n2\n");
        Answer answer = cli.run("", "run", "--resume");
        assertThat(answer.code()).isZero();
        assertThat(log("end")).containsExactly("1", "2");
    }

    @Test
    void aNewRunOfAnUnfinishedCommandSaysSo() throws Exception {
        try (CliProcess run = startRun()) {
            awaitHanging();
            run.signal("TERM");
            run.await();
        }
        Files.delete(folder.resolve("hang"));
        Answer answer = cli.run("1\n", "run", "--", "sh", "script.sh", "{}");
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).contains("run w of the same command is not finished");
        assertThat(cli.run("", "run", "--resume", "w", "--", "sh", "other.sh").err())
                .contains("run w has another command");
    }

    @Test
    void failedLinesAreTriedAgainWhenAsked() throws Exception {
        Answer first = cli.run("a\nb\n", "run", "--name", "f", "--", "sh", "-c", "test -e ok-$1", "sh", "{}");
        assertThat(first.code()).isEqualTo(2);
        assertThat(first.err()).contains("again: jobwright run --resume f --retry-failed");
        Files.createFile(folder.resolve("ok-a"));
        Answer again = cli.run("", "run", "--resume", "f", "--retry-failed");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("trying again: 2 failed lines", "run f: 1 succeeded, 1 failed, 0 left");
        assertThat(cli.run("", "run", "--resume", "f").err()).contains("run f is finished: 1 succeeded, 1 failed");
    }

    @Test
    void aWorkloadKeepsItsOptionsAndTakesAnotherCommandOnlyByForce() throws Exception {
        Answer first = cli.run(
                "1\n2\n3\n",
                "run",
                "--name",
                "o",
                "-j1",
                "--max-failures",
                "1",
                "--env",
                "X=y",
                "--",
                "sh",
                "-c",
                "false");
        assertThat(first.err()).contains("1 failed, 2 left");
        for (String option : List.of("--retries=1", "--name=p", "--env=X=z", "--timeout=1", "--each=*", "-0")) {
            Answer refused = cli.run("", "run", "--resume", "o", option);
            assertThat(refused.code()).isEqualTo(255);
            assertThat(refused.err())
                    .contains("from the run that it goes on with")
                    .hasLineCount(1);
        }
        assertThat(cli.run("", "run", "--resume", "o", "--shell", "echo {}").err())
                .contains("--force-command");
        Answer forced = cli.run("", "run", "--resume", "o", "-k", "--force-command", "--shell", "echo $X {}");
        assertThat(forced.out()).isEqualTo("y 2\ny 3\n");
        assertThat(forced.code()).isEqualTo(1);
    }

    @Test
    void aRunWhoseRestIsHeldEndsAndSaysHowItIsLetGo() {
        cli.run("a\nb\n", "run", "--name", "h", "-j1", "--max-failures", "1", "--", "test", "b", "=", "{}");
        assertThat(cli.run("", "hold", "--queue", "h", "--state", "available", "--yes")
                        .code())
                .isZero();
        Answer held = cli.run("", "run", "--resume", "h");
        assertThat(held.code()).isEqualTo(255);
        assertThat(held.err())
                .contains("0 succeeded, 1 failed, 1 left")
                .endsWith("jobwright: what is left is held: jobwright release --queue h lets it go\n");
        assertThat(cli.run("", "release", "--queue", "h", "--yes").code()).isZero();
        assertThat(cli.run("", "run", "--resume", "h").err()).contains("1 succeeded, 1 failed");
    }

    @Test
    void resumeWithoutAnythingUnfinishedSaysSo() {
        cli.run("x\n", "run", "--", "true");
        Answer answer = cli.run("", "run", "--resume");
        assertThat(answer.code()).isEqualTo(255);
        assertThat(answer.err())
                .contains("no run that was started in " + folder)
                .hasLineCount(1);
    }

    /** Until both slots hang. */
    private void awaitHanging() {
        await(() -> Files.exists(folder.resolve("log")) && log("hangs").size() >= 2);
    }

    private void awaitSucceeded(int lines) {
        await(lines, "succeeded");
    }

    private void awaitEnded(int lines) {
        await(lines, "succeeded,failed");
    }

    private void await(int lines, String states) {
        String[] list = {"jobs", "--state", states, "--type", "jobwright.line", "--json"};
        await(() -> Files.exists(folder.resolve("jobs.db"))
                && cli.run("", list).out().lines().count() == lines);
    }

    private static void awaitErr(CliProcess run, String text) {
        await(() -> run.err().contains(text));
    }

    private static void await(Callable<Boolean> condition) {
        assertThat(condition).satisfies(wanted -> {
            long deadline = System.nanoTime() + 30_000_000_000L;
            while (!wanted.call()) {
                assertThat(System.nanoTime() - deadline).as("30 s have passed").isNegative();
                LockSupport.parkNanos(5_000_000);
            }
        });
    }

    /** Ends what the hanging commands wait for. */
    private void endHanging() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").endsWith("sleep 300"))
                .filter(process -> process.parent()
                        .flatMap(parent -> parent.info().commandLine())
                        .orElse("")
                        .contains("script.sh"))
                .forEach(ProcessHandle::destroy);
    }
}
