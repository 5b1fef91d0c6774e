package dev.jobwright.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli;
import dev.jobwright.cli.start.Clone.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root of a clone: how it starts the jar, and what it keeps for the next start. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LaunchScriptTest {

    /** A JVM that was told this does not start without the archive. */
    private static final String ONLY_WITH_ARCHIVE = "-Xshare:on";

    @TempDir
    private Path folder;

    private Clone clone;

    @BeforeEach
    void makeClone() throws IOException {
        clone = new Clone(folder.resolve("a clone"));
    }

    private Answer version(String options) throws IOException, InterruptedException {
        ProcessBuilder command = clone.command("--version");
        command.environment().put("JOBWRIGHT_JAVA_OPTS", options);
        return Clone.run(command);
    }

    private Path archive() throws IOException {
        assertThat(clone.prepared()).hasSize(1);
        return clone.prepared().get(0).resolve("classes.jsa");
    }

    @Test
    void whatAStartNeedsIsMadeOnFirstUseAndMadeAnewForANewJar() throws Exception {
        List<Process> firstUses = List.of(
                clone.command("--version").start(), clone.command("--version").start());
        for (Process use : firstUses) {
            assertThat(use.inputReader().lines()).containsExactly("jobwright 1");
            assertThat(use.errorReader().lines()).isEmpty();
            assertThat(use.waitFor()).isZero();
        }
        FileTime made = Files.getLastModifiedTime(archive());
        assertThat(version(ONLY_WITH_ARCHIVE)).isEqualTo(new Answer(0, "jobwright 1\n", ""));
        assertThat(Files.getLastModifiedTime(archive())).isEqualTo(made);
        Path lines = Files.writeString(folder.resolve("lines"), "a\n");
        ProcessBuilder run = clone.command("run", "-q", "--input", lines.toString(), "--", "echo");
        run.environment().put("JOBWRIGHT_JAVA_OPTS", ONLY_WITH_ARCHIVE);
        assertThat(Clone.run(run)).isEqualTo(new Answer(0, "a\n", ""));
        try (var files = Files.list(archive().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("classes.jsa", "lock", System.mapLibraryName("sqlitejdbc"));
        }

        Path broken = Files.writeString(folder.resolve("broken"), "no archive");
        Files.move(broken, archive(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(version("")).isEqualTo(new Answer(0, "jobwright 1\n", ""));

        clone.replaceJar("2");
        assertThat(version("")).isEqualTo(new Answer(0, "jobwright 2\n", ""));
        assertThat(version(ONLY_WITH_ARCHIVE)).isEqualTo(new Answer(0, "jobwright 2\n", ""));
    }

    @Test
    void withoutAPlaceToKeepItStartsAllTheSame() throws Exception {
        clone.keepNothing();
        ProcessBuilder command = clone.command("--version");
        assertThat(Clone.run(command)).isEqualTo(new Answer(0, "jobwright 1\n", ""));
        command.environment().remove("XDG_CACHE_HOME");
        command.environment().remove("HOME");
        assertThat(Clone.run(command)).isEqualTo(new Answer(0, "jobwright 1\n", ""));
    }

    @Test
    void aNewJarUnderARunningProcessLosesNothing() throws Exception {
        Path input = Files.writeString(folder.resolve("lines"), "a\nb\nc\n");
        String script = "echo $1; touch " + folder.resolve("began") + "; until [ -e " + folder.resolve("go")
                + " ]; do sleep 0.05; done";
        clone.keepNothing();
        ProcessBuilder command = clone.command(
                        "run", "--slots", "1", "--name", "long", "--", "sh", "-c", script, "sh", "{}")
                .redirectInput(input.toFile());
        Process run = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        while (!Files.exists(folder.resolve("began"))) {
            assertThat(run.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        clone.replaceJar("2");
        Files.createFile(folder.resolve("go"));
        assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("a\nb\nc\n");
        assertThat(run.waitFor()).isZero();
        assertThat(new Cli(clone.script().getParent()).run("", "verify").out()).contains("all is well");
        assertThat(version("").out()).isEqualTo("jobwright 2\n");
    }
}
