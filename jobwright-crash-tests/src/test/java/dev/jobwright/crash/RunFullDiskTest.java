package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store and spools on a disk that is too small for the output. */
class RunFullDiskTest {

    private static final List<String> LINES = List.of("1", "2", "3", "4", "5", "6", "7", "8");
    private static final String SCRIPT = """
            echo "start $1 $JOBWRIGHT_ATTEMPT $$" >>../log
            head -c 300000 /dev/urandom | base64
            echo "end $1 $JOBWRIGHT_ATTEMPT $$" >>../log
            """;

    @TempDir
    private Path dir;

    private Path disk;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        disk = Files.createDirectory(dir.resolve("disk"));
        assumeTrue(mount("-t", "tmpfs", "-o", "size=3m", "tmpfs"), "only root can mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        exec("umount", disk.toString());
    }

    private boolean mount(String... options) throws IOException, InterruptedException {
        String[] words = new String[options.length + 2];
        words[0] = "mount";
        System.arraycopy(options, 0, words, 1, options.length);
        words[words.length - 1] = disk.toString();
        return exec(words);
    }

    private static boolean exec(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words).redirectError(Redirect.DISCARD).start().waitFor() == 0;
    }

    @Test
    void theRunEndsWithOneLineAndGoesOnWhenThereIsRoom() throws Exception {
        Redirect input = Redirect.from(Files.writeString(dir.resolve("in"), String.join("\n", LINES) + "\n")
                .toFile());
        RunProcess run = RunProcess.start(
                dir,
                input,
                "run",
                "--store",
                disk.resolve("jobs.db").toString(),
                "--name",
                "w",
                "-j2",
                "--cwd",
                "disk",
                "--",
                "sh",
                "-c",
                SCRIPT,
                "sh");
        assertThat(run.awaitEnd()).as(run.said()).isEqualTo(255);
        assertThat(run.said()).contains("make room", " 0 failed, ", "go on: jobwright run --resume w");
        assertThat(mount("-o", "remount,size=64m")).isTrue();
        RunProcess again = RunProcess.start(
                dir, input, "run", "--store", disk.resolve("jobs.db").toString(), "--resume", "w", "-j2");
        assertThat(again.awaitEnd()).as(again.said()).isZero();
        assertThat(LineJudge.judge(LINES, new LineLog(dir.resolve("log")).all()).violations())
                .isEmpty();
        assertThat(RunTraces.spools(disk.resolve("jobs.db"))).isEmpty();
    }
}
