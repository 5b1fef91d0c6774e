package dev.jobwright.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What signals do to a run; {@link ResumeTest} has those after which it goes on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SignalTest {

    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void makeInput() throws IOException {
        input = Files.writeString(folder.resolve("in"), "1\n2\n");
    }

    private CliProcess start(String script) throws IOException, InterruptedException {
        CliProcess run = CliProcess.start(
                folder, input.toFile(), "run", "--name", "s", "-j1", "--kill-after", "1h", "--", "sh", "-c", script);
        while (!Files.exists(folder.resolve("begun"))) {
            LockSupport.parkNanos(5_000_000);
        }
        return run;
    }

    private static void awaitErr(CliProcess run, String text) throws IOException {
        while (!run.err().contains(text)) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void whatIgnoresSigtermIsKilledByTheThirdCtrlC() throws Exception {
        try (CliProcess run = start("trap '' TERM; touch begun; sleep 300; sleep 300")) {
            run.signal("INT");
            awaitErr(run, "stopping; waiting for 1 running job ");
            run.signal("INT");
            assertThat(run.awaitAfter("INT")).isEqualTo(130);
            assertThat(run.err()).contains("0 succeeded, 0 failed, 2 left");
        }
        assertNothingRuns();
    }

    @Test
    void whatIgnoresSigtermIsKilledByTheSecondSigterm() throws Exception {
        try (CliProcess run = start("trap '' TERM; touch begun; sleep 300; sleep 300")) {
            run.signal("TERM");
            assertThat(run.awaitAfter("TERM")).isEqualTo(143);
        }
        assertNothingRuns();
    }

    @Test
    void hangupLetsRunningCommandsEnd() throws Exception {
        try (CliProcess run = start("touch begun; while [ ! -e go ]; do sleep 0.02; done")) {
            run.signal("HUP");
            awaitErr(run, "stopping; waiting for 1 running job ");
            Files.createFile(folder.resolve("go"));
            assertThat(run.await()).isEqualTo(129);
            assertThat(run.err()).contains("1 succeeded, 0 failed, 1 left", "jobwright run --resume s");
        }
    }

    @Test
    void usr1AsksHowItStands() throws Exception {
        try (CliProcess run = start("touch begun; while [ ! -e go ]; do sleep 0.02; done")) {
            run.signal("USR1");
            awaitErr(run, "run s: 0 succeeded, 0 failed, 2 left");
            Files.createFile(folder.resolve("go"));
            assertThat(run.await()).isZero();
        }
    }

    private void assertNothingRuns() {
        assertThat(new Cli(folder).run("", "show", "s:1", "--json").out()).contains("\"state\":\"available\"");
        assertThat(ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .filter(line -> line.contains(folder.toString())))
                .isEmpty();
        assertThat(folder.resolve("jobs.db-spool")).isEmptyDirectory();
    }
}
