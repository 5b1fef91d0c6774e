package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import dev.jobwright.verify.Verifier;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one file. */
@Timeout(120)
class ProcessesTest {

    @TempDir
    Path folder;

    private Path file;
    private Process child;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("jobs.db");
    }

    @AfterEach
    void endChild() throws Exception {
        if (child != null) {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void aDeadProcessIsFoundAtOnceAndALivingOneIsNot() throws Exception {
        try (SqliteStore store = TestJobs.open(file)) {
            store.insert(TestJobs.jobs(3));
            BufferedReader said = startChild("claim");
            assertThat(said.readLine()).isEqualTo("claimed 3");
            assertThat(store.findLost(10).attempts()).isEmpty();
            assertThat(locks()).isEqualTo(1);

            child.destroyForcibly().waitFor();

            List<RunningAttempt> lost = store.findLost(10).attempts();
            assertThat(lost).hasSize(3);
            List<SettleResult> rescued = store.settle(lost.stream()
                    .map(attempt -> TestJobs.settlement(attempt, Settlement.Authority.RESCUER, new Outcome.Released()))
                    .toList());
            assertThat(rescued).containsOnly(SettleResult.SETTLED);
            assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(3);
            assertThat(locks()).isZero();
        }
    }

    @Test
    void aDeadProcessCanStillBeToldByOthersWhenWhoeverFindsItDoesNotGetToEndIt() throws Exception {
        try (SqliteStore store = TestJobs.open(file)) {
            store.insert(TestJobs.jobs(1));
            assertThat(startChild("claim").readLine()).isEqualTo("claimed 1");
            child.destroyForcibly().waitFor();
            LockFolder locks = LockFolder.of(file);
            try {
                assertThatThrownBy(() -> locks.instances().endDead(instance -> {
                            throw new IllegalStateException("killed here");
                        }))
                        .hasMessage("killed here");
            } finally {
                locks.close();
            }
            assertThat(store.findLost(10).attempts()).hasSize(1);
            assertThat(locks()).isZero();
        }
    }

    @Test
    void whoeverOpensTheFileTakesNobodyForDeadWhoBeginsJustThen() throws Exception {
        try (SqliteStore store = TestJobs.open(file)) {
            assertThat(startChild("open").readLine()).isEqualTo("opens");
            for (int i = 0; i < 3_000; i++) {
                Claimer claimer = TestJobs.claimer(Duration.ofHours(1));
                store.claim(TestJobs.claim(claimer, 1));
                assertThat(locks()).isEqualTo(1);
                store.end(claimer.instance());
            }
        }
    }

    @Test
    void instancesOfThisProcessAreNotTakenForDead() {
        try (SqliteStore store = TestJobs.open(file);
                SqliteStore other = TestJobs.open(file)) {
            store.insert(TestJobs.jobs(1));
            assertThat(store.claim(TestJobs.claim(TestJobs.claimer(Duration.ofHours(1)), 1)))
                    .hasSize(1);
            assertThat(other.findLost(10).attempts()).isEmpty();
            assertThat(store.findLost(10).attempts()).isEmpty();
        }
    }

    @Test
    void twoProcessesThatMakeTheFileAtOnceBothSucceed() throws Exception {
        BufferedReader said = startChild("insert");
        assertThat(said.readLine()).isEqualTo("ready");
        child.getOutputStream().write('\n');
        child.getOutputStream().flush();
        try (SqliteStore store = TestJobs.open(file)) {
            for (int i = 0; i < 200; i++) {
                store.insert(TestJobs.jobs(1));
            }
            assertThat(said.readLine()).isEqualTo("inserted 200");
            assertThat(child.waitFor()).isZero();
            assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(400);
            assertThat(Verifier.verify(store)).isEmpty();
        }
    }

    @Test
    void aWatcherHearsOfOthersAndNotOfItself() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch called = new CountDownLatch(1);
        try (SqliteStore store = TestJobs.open(file);
                AutoCloseable watch = store.watch(() -> {
                    calls.incrementAndGet();
                    called.countDown();
                })) {
            assertThat(watch).isNotNull();
            for (int i = 0; i < 30; i++) {
                store.insert(TestJobs.jobs(1));
            }
            CountDownLatch silence = new CountDownLatch(1);
            assertThat(silence.await(100, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(calls).hasValue(0);

            BufferedReader said = startChild("insert");
            assertThat(said.readLine()).isEqualTo("ready");
            child.getOutputStream().write('\n');
            child.getOutputStream().flush();
            assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private long locks() throws Exception {
        try (var files = Files.list(folder.resolve("jobs.db-jobwright"))) {
            return files.filter(lock -> lock.getFileName().toString().startsWith("instance-"))
                    .count();
        }
    }

    private BufferedReader startChild(String what) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        child = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildMain.class.getName(),
                        what,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The other process. */
    static final class ChildMain {
        public static void main(String[] args) throws Exception {
            Path file = Path.of(args[1]);
            if (args[0].equals("claim")) {
                SqliteStore store = TestJobs.open(file);
                int claimed = store.claim(TestJobs.claim(TestJobs.claimer(Duration.ofHours(1)), 10))
                        .size();
                System.out.println("claimed " + claimed);
                System.in.read(); // until it is killed
            } else if (args[0].equals("open")) {
                System.out.println("opens");
                while (true) { // until it is killed
                    TestJobs.open(file).close();
                }
            } else {
                System.out.println("ready");
                System.in.read();
                try (SqliteStore store = TestJobs.open(file)) {
                    for (int i = 0; i < 200; i++) {
                        store.insert(TestJobs.jobs(1));
                    }
                }
                System.out.println("inserted 200");
            }
        }
    }
}
