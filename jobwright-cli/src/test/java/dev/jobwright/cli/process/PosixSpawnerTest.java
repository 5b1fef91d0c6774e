package dev.jobwright.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that holds for a command holds when it is started this way; and what is particular to it. */
class PosixSpawnerTest extends CommandRunnerTest {

    @TempDir
    private Path dir;

    private Spawner spawner;

    @BeforeEach
    void make() {
        spawner = Spawner.ofThisSystem(PROGRAMS);
        assumeThat(spawner)
                .as("this system's C library can start processes for us")
                .isInstanceOf(PosixSpawner.class);
    }

    @Override
    Spawner spawner() {
        return spawner;
    }

    @Test
    void argumentsEnvironmentAndFolderArriveAsTheyAre() throws Exception {
        Path folder = Files.createDirectory(dir.resolve("a folder, ü"));
        ProcessBuilder builder =
                describe("/bin/sh", "-c", "printf '%s|' \"$@\" \"$NAME\"; pwd", "sh", "", "a b", "$(x)", "ü\n€");
        builder.directory(folder.toFile()).environment().put("NAME", "välue");
        assertThat(run(builder)).isEqualTo("|a b|$(x)|ü\n€|välue|" + folder.toRealPath() + "\n");
    }

    @Test
    void nothingOfOursIsOpenInIt() throws Exception {
        try (var ours = Files.newInputStream(Files.createFile(dir.resolve("ours")))) {
            assertThat(ours.read()).isEqualTo(-1);
            // The last one is the folder that ls itself reads.
            assertThat(run(describe("/bin/ls", "/proc/self/fd"))).isEqualTo("0\n1\n2\n3\n");
        }
    }

    @Test
    void noSignalIsBlockedInIt() throws Exception {
        assertThat(run(describe("/bin/grep", "SigBlk", "/proc/self/status"))).isEqualTo("SigBlk:\t0000000000000000\n");
    }

    @Test
    void aScriptThatDoesNotSayByWhatIsRunByTheShell() throws Exception {
        assertThat(run(describe(script("echo \"$1\"").toString(), "said"))).isEqualTo("said\n");
    }

    @Test
    void whatCannotBeStartedSaysWhyByItsNumber() throws Exception {
        Path script = script("#!/is/not/there\n");
        assertThatThrownBy(() -> spawner.start(describe(script.toString()))).hasMessageContaining("error=2,");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> spawner.start(describe(script.toString()))).hasMessageContaining("error=13,");
        assertThatThrownBy(() -> spawner.start(describe("/bin/true", "x".repeat(200_000))))
                .hasMessageContaining("error=7,");
    }

    @Test
    void anOutputFileThatCannotBeMadeIsNoFaultOfTheCommand() {
        ProcessBuilder builder =
                describe("/bin/true").redirectOutput(append(dir.resolve("gone").resolve("out")));
        assertThatThrownBy(() -> spawner.start(builder))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("error=");
    }

    @Test
    void endsBySignalsAndTellsThemInItsExitCode() throws Exception {
        Process asked = spawner.start(describe("/bin/sleep", "309")).process();
        assertThat(asked.waitFor(1, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(asked.isAlive()).isTrue();
        assertThat(asked.toHandle().pid()).isEqualTo(asked.pid());
        asked.destroy();
        assertThat(asked.waitFor()).isEqualTo(143);
        assertThat(asked.destroyForcibly().exitValue()).isEqualTo(143);
        assertThat(spawner.start(describe("/bin/sleep", "310"))
                        .process()
                        .destroyForcibly()
                        .waitFor())
                .isEqualTo(137);
        assertThat(ProcessHandle.of(asked.pid())).isEmpty();
    }

    @Test
    void whatIsNoTextIsLeftToTheJdk() throws Exception {
        AtomicInteger left = new AtomicInteger();
        Spawner posix = new PosixSpawner(description -> {
            left.incrementAndGet();
            return spawner.start(description);
        });
        assertThat(posix.start(describe("/bin/echo", "\uFFFD")).await()).isZero();
        assertThat(left).hasValue(1);
    }

    @Test
    void whatIsLeftToTheJdkLeadsASessionAsWell() throws Exception {
        String session = "set -- $(cat /proc/$$/stat); echo $(($6 - $$))";
        assertThat(run(describe("/bin/sh", "-c", session, "\uFFFD"))).isEqualTo("0\n");
    }

    private Path script(String text) throws IOException {
        Path script = Files.writeString(dir.resolve("script"), text);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private ProcessBuilder describe(String... words) {
        return new ProcessBuilder(List.of(words))
                .directory(dir.toFile())
                .redirectOutput(append(dir.resolve("out")))
                .redirectError(append(dir.resolve("err")));
    }

    private static Redirect append(Path file) {
        return Redirect.appendTo(new File(file.toString()));
    }

    /** What it prints; it must succeed and complain of nothing. */
    private String run(ProcessBuilder builder) throws Exception {
        assertThat(spawner.start(builder).await()).isZero();
        assertThat(dir.resolve("err")).isEmptyFile();
        return Files.readString(dir.resolve("out"));
    }
}
