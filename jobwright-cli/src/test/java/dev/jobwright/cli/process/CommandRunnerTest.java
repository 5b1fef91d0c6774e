package dev.jobwright.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.Job;
import dev.jobwright.JobFailed;
import dev.jobwright.JobHandle;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.JobType;
import dev.jobwright.cli.command.Command;
import dev.jobwright.cli.command.ProgramPath;
import dev.jobwright.worker.JobContext;
import dev.jobwright.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands as attempts of jobs, on a worker. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CommandRunnerTest {

    private static final JobType<String, CommandResult> SCRIPT =
            JobType.of("script", String.class, CommandResult.class);
    private static final Duration LONG = Duration.ofSeconds(30);

    static final ProgramPath PROGRAMS = new ProgramPath("/usr/bin:/bin", Path.of("/"));

    @TempDir
    private Path folder;

    private final BlockingQueue<String> aborted = new ArrayBlockingQueue<>(10_000);
    private final JobQueue queue = JobQueue.open("memory:");
    private @Nullable Path creates;
    private Path spools;
    private Path place;
    /** Of the attempt that began last. */
    private volatile JobContext context;

    @BeforeEach
    void makeFolders() throws IOException {
        spools = Files.createDirectory(folder.resolve("spools"));
        place = folder;
    }

    @AfterEach
    void nothingIsLeftBehind() {
        queue.close();
        assertThat(spools).isEmptyDirectory();
        assertThat(new Leftovers().find("MARK=" + folder)).isEmpty();
    }

    private Worker start(Limits limits) {
        return start(limits, spawner());
    }

    /** What starts the commands. */
    Spawner spawner() {
        return new JdkSpawner(PROGRAMS.find("setsid"));
    }

    /** The queue closes it. */
    private Worker start(Limits limits, Spawner spawner) {
        Launcher launcher = new Launcher(spawner);
        CommandRunner runner =
                new CommandRunner(launcher, new Termination(new Leftovers(), System::nanoTime), spools, aborted::add);
        return Worker.on(queue)
                .handle(SCRIPT, (script, given) -> {
                    context = given;
                    Command command = new Command(
                            List.of("sh", "-c", script, "sh"),
                            place,
                            "/usr/bin:/bin",
                            Map.of("MARK", folder.toString()),
                            creates);
                    return runner.run(new Execution(command, Map.of(), limits), given, AttemptOutput.UNSEEN);
                })
                .slots(2)
                .interruptGrace(LONG)
                .quiet()
                .start();
    }

    private JobHandle<CommandResult> enqueue(String script, Limits limits) {
        return queue.enqueue(SCRIPT, script, options -> options.policy(policy -> limits.policy()))
                .job();
    }

    private Job ended(String script, Limits limits) throws Exception {
        JobHandle<CommandResult> job = enqueue(script, limits);
        try (Worker worker = start(limits)) {
            assertThat(worker.name()).isNotEmpty();
            job.await(LONG);
        } catch (JobFailed e) {
            // The job tells why.
        }
        return queue.find(job.id()).orElseThrow();
    }

    private static Limits timeout(long millis, long killAfterMillis) {
        return new Limits(0, 1_000, millis, killAfterMillis, KeepOutput.ALL, Limits.MOST_KEPT);
    }

    @Test
    void aCommandEndsWithItsResult() throws Exception {
        start(Limits.DEFAULT);
        JobHandle<CommandResult> job = enqueue("printf abc; printf de >&2", Limits.DEFAULT);
        assertThat(job.await(LONG)).isEqualTo(new CommandResult(0, 3, 2, null));
        assertThat(kept(job.id())).containsExactly("stdout 1 abc", "stderr 1 de");
    }

    @Test
    void anotherExitCodeIsAFailureWithTheLastWords() throws Exception {
        Job job = ended("echo said; echo why >&2; exit 7", Limits.DEFAULT);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure().message()).isEqualTo("exit code 7: why");
        assertThat(ended("kill -9 $$", Limits.DEFAULT).failure().message())
                .isEqualTo("exit code 137 (probably SIGKILL)");
    }

    @Test
    void anAttemptThatCannotRunIsNotRepeated() throws Exception {
        Limits retries = new Limits(5, 0, null, 1_000, KeepOutput.ALL, 0);
        assertThat(ended("exit 126", retries).tally().attempt()).isEqualTo(1);
        place = folder.resolve("gone");
        Job gone = ended("true", retries);
        assertThat(gone.tally().attempt()).isEqualTo(1);
        assertThat(gone.failure().message())
                .startsWith("exit code 126: the folder ")
                .endsWith("gone is gone");
    }

    @Test
    void argumentsThatAreTooLongAreTheJobsOwnFault() throws Exception {
        Job job = ended("#".repeat(200_000), new Limits(5, 0, null, 1_000, KeepOutput.ALL, 0));
        assertThat(job.tally().attempt()).isEqualTo(1);
        assertThat(job.failure().message()).isEqualTo("exit code 126: the arguments are too long");
        assertThat(aborted).isEmpty();
    }

    @Test
    void nothingIsRunWhenTheFileExists() throws Exception {
        creates = Files.createFile(folder.resolve("made"));
        Job job = ended("exit 1", Limits.DEFAULT);
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.result()).contains("made exists");
    }

    @Test
    void timeoutEndsGrandchildrenThatIgnoreSigtermAndHaveSessionsOfTheirOwn() throws Exception {
        String stubborn = "trap '' TERM; (trap '' TERM; setsid sleep 301) & sleep 302; sleep 303";
        Job job = ended(stubborn, timeout(300, 200));
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure().reason()).isEqualTo("timeout");
    }

    @Test
    void timeoutAsksBeforeItKills() throws Exception {
        Job job = ended("trap 'echo asked >asked; exit 0' TERM; sleep 304 & wait", timeout(300, 20_000));
        assertThat(job.failure().reason()).isEqualTo("timeout");
        assertThat(folder.resolve("asked")).exists();
    }

    @Test
    void cancelEndsTheCommand() throws Exception {
        start(Limits.DEFAULT);
        JobHandle<CommandResult> job = enqueue("echo $$ >pid; sleep 305 & wait", Limits.DEFAULT);
        awaitFile("pid");
        queue.cancel(job.id(), "test");
        assertThatThrownBy(() -> job.await(LONG)).isInstanceOf(JobFailed.class);
    }

    @Test
    void aStoppingWorkerGivesItsCommandsBack() throws Exception {
        JobHandle<CommandResult> job = enqueue("echo $$ >pid; sleep 306 & wait", Limits.DEFAULT);
        Worker worker = start(Limits.DEFAULT);
        awaitFile("pid");
        worker.close(Duration.ZERO);
        Job given = queue.find(job.id()).orElseThrow();
        assertThat(given.state()).isEqualTo(JobState.AVAILABLE);
        assertThat(given.tally().failures()).isZero();
    }

    @Test
    void aSpawnThatFailsByNoFaultOfTheJobIsGivenBack() throws Exception {
        for (IOException noFault : List.of(
                new IOException("Cannot run program: Failed to exec spawn helper: pid: 1, exit value: 1"),
                new IOException("Cannot run program: error=2, No such file or directory"),
                new SpawnFailed("true", 11, "Resource temporarily unavailable"))) {
            assertThatItIsGivenBack(noFault);
        }
    }

    private void assertThatItIsGivenBack(IOException noFault) throws Exception {
        Worker worker = start(Limits.DEFAULT, description -> {
            throw noFault;
        });
        JobHandle<CommandResult> job = enqueue("true", Limits.DEFAULT);
        assertThat(aborted.poll(30, TimeUnit.SECONDS)).isEqualTo("cannot start commands: " + noFault.getMessage());
        worker.close(Duration.ZERO);
        aborted.clear();
        Job given = queue.find(job.id()).orElseThrow();
        assertThat(given.state()).isEqualTo(JobState.AVAILABLE);
        assertThat(given.tally().failures()).isZero();
    }

    @Test
    void outputFilesThatAreGoneEndTheRunWhileTheJobIsItsOwn() throws Exception {
        JobHandle<CommandResult> job = enqueue("exit 7", Limits.DEFAULT);
        Worker worker = start(Limits.DEFAULT, this::runWithoutFiles);
        assertThat(aborted.poll(30, TimeUnit.SECONDS)).startsWith("cannot keep the output of commands in " + spools);
        worker.close(Duration.ZERO);
        Job given = queue.find(job.id()).orElseThrow();
        assertThat(given.state()).isEqualTo(JobState.AVAILABLE);
        assertThat(given.tally().failures()).isZero();
    }

    @Test
    void whoeverTakesTheJobMayRemoveItsOutputFiles() throws Exception {
        JobHandle<CommandResult> job = enqueue("exit 7", Limits.DEFAULT);
        CountDownLatch removed = new CountDownLatch(1);
        Worker worker = start(Limits.DEFAULT, description -> {
            CommandProcess process = runWithoutFiles(description);
            queue.cancel(job.id(), "test");
            while (!context.cancelled()) {
                LockSupport.parkNanos(5_000_000);
            }
            removed.countDown();
            return process;
        });
        assertThat(removed.await(30, TimeUnit.SECONDS)).isTrue();
        worker.close(LONG);
        assertThat(aborted).isEmpty();
    }

    /** Its output is gone when it has ended. */
    private CommandProcess runWithoutFiles(ProcessBuilder description) throws IOException {
        Process process = description.start();
        process.onExit().join();
        Files.delete(description.redirectOutput().file().toPath());
        Files.delete(description.redirectError().file().toPath());
        return new CommandProcess(process, false);
    }

    @Test
    void whatAnEarlierAttemptLeftAliveIsEndedFirst() throws Exception {
        Limits retries = new Limits(1, 0, null, 5_000, KeepOutput.ALL, 0);
        String script = "if [ $JOBWRIGHT_ATTEMPT = 1 ]; then setsid sleep 307 & echo $! >pid; exit 1; fi;"
                + " ! grep -qs MARK /proc/$(cat pid)/environ";
        assertThat(ended(script, retries).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aCommandHasASessionOfItsOwnAndNothingToRead() throws Exception {
        Job job = ended("cat; [ $(ps -o sid= -p $$) = $$ ] && ps -o tty= -p $$ | grep -q '?'", Limits.DEFAULT);
        assertThat(job.failure()).isNull();
    }

    @Test
    void keepsTheOutputOfEachAttemptAsFarAsWanted() throws Exception {
        String script = "echo $JOBWRIGHT_ATTEMPT; [ $JOBWRIGHT_ATTEMPT = 2 ]";
        Limits all = new Limits(1, 0, null, 1_000, KeepOutput.ALL, 100);
        assertThat(kept(ended(script, all).id())).containsExactly("stdout 1 1\n", "stdout 2 2\n");
        Limits failed = new Limits(1, 0, null, 1_000, KeepOutput.FAILED, 100);
        assertThat(kept(ended(script, failed).id())).containsExactly("stdout 1 1\n");
        Limits none = new Limits(1, 0, null, 1_000, KeepOutput.NONE, 100);
        assertThat(kept(ended(script, none).id())).isEmpty();
        assertThat(kept(ended("true", all).id())).isEmpty();
    }

    @Test
    void whatACommandWroteBeforeItsTimeWasOverIsKept() throws Exception {
        assertThat(kept(ended("echo said; sleep 308", timeout(300, 5_000)).id()))
                .containsExactly("stdout 1 said\n");
    }

    private List<String> kept(JobId job) {
        return queue.log(job, null, null, 500).stream()
                .map(entry -> entry.stream().word() + " " + entry.attempt() + " " + entry.text())
                .toList();
    }

    private void awaitFile(String name) {
        while (!Files.exists(folder.resolve(name))) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
