package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that resume one workload, one of which gets it. */
class RunRaceTest {

    /** More than a pipe holds: when it is written, most of it was read. */
    private static final String FIRST = "x".repeat(100 * 1024);

    private static final String SCRIPT = """
            [ ${#1} -gt 99 ] && exit
            echo "start $1 $JOBWRIGHT_ATTEMPT $$" >>log
            while [ ! -e go ]; do sleep 0.02; done
            echo "end $1 $JOBWRIGHT_ATTEMPT $$" >>log
            """;

    @TempDir
    private Path dir;

    @AfterEach
    void endAll() {
        RunTraces.processes(RunProcess.store(dir)).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void whoComesTooLateEndsNothingThatTheOtherRuns() throws Exception {
        LineLog log = new LineLog(dir.resolve("log"));
        RunProcess first = RunProcess.start(dir, Redirect.PIPE, "run", "--name", "w", "--", "sh", "-c", SCRIPT, "sh");
        first.write(FIRST + "\nlast\n");
        Deadline.await("the last command runs", 60, () -> log.all().size() == 1);
        first.kill();
        RunProcess late = RunProcess.start(dir, Redirect.PIPE, "run", "--resume", "w");
        late.write(FIRST); // now it has seen that nobody works on it, and waits for more of its input
        Path input = Files.writeString(dir.resolve("in"), FIRST + "\nlast\n");
        RunProcess winner = RunProcess.start(dir, Redirect.from(input.toFile()), "run", "--resume", "w");
        Deadline.await("the last command runs again", 60, () -> log.all().size() == 2);
        late.write("\nlast\n");
        assertThat(late.awaitEnd()).as(late.said()).isEqualTo(255);
        Files.createFile(dir.resolve("go"));
        assertThat(winner.awaitEnd()).as(winner.said()).isZero();
        assertThat(LineJudge.judge(List.of("last"), log.all())).isEqualTo(new LineVerdict(1, 2, 1, 0, List.of()));
    }
}
