package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-Z on {@code jobwright run}: its commands go on, in sessions of their own, and its leases run out. */
class RunTakeoverTest {

    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final List<String> LINES = List.of("1", "2", "3", "4", "5", "6");
    private static final String SCRIPT = """
            echo "start $1 $JOBWRIGHT_ATTEMPT $$" >>log
            while [ ! -e go ]; do sleep 0.02; done
            echo "end $1 $JOBWRIGHT_ATTEMPT $$" >>log
            """;

    @TempDir
    private Path dir;

    private Redirect input;
    private LineLog log;
    private RunProcess stopped;

    @BeforeEach
    void stopARunLongerThanItsLease() throws Exception {
        input = Redirect.from(Files.writeString(dir.resolve("in"), String.join("\n", LINES) + "\n")
                .toFile());
        log = new LineLog(dir.resolve("log"));
        stopped = RunProcess.start(
                dir, input, "run", "--name", "w", "-j2", "--kill-after", "1s", "--", "sh", "-c", SCRIPT, "sh");
        Deadline.await("two commands run", 60, () -> log.all().size() == 2);
        long before = System.nanoTime();
        stopped.signal("STOP");
        Deadline.await("its leases have run out", 20, () -> System.nanoTime() - before > LEASE_NANOS * 11 / 10);
    }

    @AfterEach
    void endAll() {
        stopped.kill();
        RunTraces.processes(RunProcess.store(dir)).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aRunThatNobodyTookOverGoesOnWithWhatItHad() throws Exception {
        stopped.signal("CONT");
        Files.createFile(dir.resolve("go"));
        assertThat(stopped.awaitEnd()).as(stopped.said()).isZero();
        assertThat(LineJudge.judge(LINES, log.all())).isEqualTo(new LineVerdict(6, 6, 0, 0, List.of()));
        assertNothingIsLeft();
    }

    @Test
    void aRunThatWasTakenOverChangesNothingAnyMore() throws Exception {
        RunProcess other = RunProcess.start(dir, input, "run", "--resume", "w", "-j2");
        Deadline.await("it is taken over", 60, () -> other.said().contains(" started, "));
        Files.createFile(dir.resolve("go"));
        assertThat(other.awaitEnd()).as(other.said()).isZero();
        stopped.signal("CONT");
        assertThat(stopped.awaitEnd()).as(stopped.said()).isZero();
        assertThat(stopped.said()).contains("run w: 6 succeeded, 0 failed, 0 left");
        assertThat(LineJudge.judge(LINES, log.all())).isEqualTo(new LineVerdict(6, 8, 2, 0, List.of()));
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws IOException, InterruptedException {
        Path store = RunProcess.store(dir);
        assertThat(RunTraces.processes(store)).isEmpty();
        assertThat(RunTraces.spools(store)).isEmpty();
        assertThat(RunProcess.start(dir, input, "verify").awaitEnd()).isZero();
    }
}
