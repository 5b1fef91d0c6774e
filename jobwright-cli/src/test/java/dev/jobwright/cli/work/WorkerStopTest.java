package dev.jobwright.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Main;
import dev.jobwright.cli.Signals;
import dev.jobwright.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a worker does when it is asked to stop. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerStopTest {

    @TempDir
    private Path folder;

    private final CompletableFuture<Consumer<Signals.Kind>> signals = new CompletableFuture<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Cli cli;

    @BeforeEach
    void enqueueTwo() {
        cli = new Cli(folder);
        for (int i = 0; i < 2; i++) {
            cli.run(
                    "",
                    "enqueue",
                    "--kill-after",
                    "5s",
                    "--shell",
                    "touch began; until [ -e go ]; do sleep 0.02; done");
        }
    }

    private CompletableFuture<Integer> work() {
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(
                        "PATH",
                        System.getenv("PATH"),
                        "JOBWRIGHT_STORE",
                        folder.resolve("jobs.db").toString()),
                folder,
                false,
                false,
                false,
                InstantSource.system(),
                System::nanoTime,
                signals::complete);
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(() -> Main.run(surroundings, "worker", "--allow-shell", "--slots", "1"));
        while (!Files.exists(folder.resolve("began"))) {
            assertThat(code).isNotDone();
            Thread.onSpinWait();
        }
        return code;
    }

    private void signal(Signals.Kind kind) {
        signals.join().accept(kind);
    }

    private String counts() {
        return cli.run("", "stats").out().lines().reduce((one, next) -> next).orElseThrow();
    }

    @Test
    void onceLetsRunningCommandsEnd() throws Exception {
        CompletableFuture<Integer> code = work();
        signal(Signals.Kind.INT);
        Files.createFile(folder.resolve("go"));
        assertThat(code.join()).isEqualTo(130);
        assertThat(counts()).endsWith("1 available, 1 succeeded");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("worker ended: 1 succeeded, 0 failed");
    }

    @Test
    void termEndsThemAndGivesTheirJobsBack() {
        CompletableFuture<Integer> code = work();
        signal(Signals.Kind.TERM);
        assertThat(code.join()).isEqualTo(143);
        assertThat(counts()).endsWith("2 available");
        assertThat(folder.resolve("jobs.db-spool")).isEmptyDirectory();
    }
}
