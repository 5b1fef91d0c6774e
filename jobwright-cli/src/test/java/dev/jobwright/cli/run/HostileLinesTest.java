package dev.jobwright.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines that mean something to a shell, to a terminal, or to careless code. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileLinesTest {

    private static final List<String> LINES = List.of(
            " two  spaces ",
            "it's \"quoted\"",
            "$(touch pwned) `touch pwned` ; touch pwned",
            "-rf",
            "--help",
            "@file",
            "grüße 日本 🎉",
            "a\\nb\\0",
            "tab\there",
            "{} {#} {//}",
            "%s%n",
            "\u001b[31mred",
            "x".repeat(100 * 1024));

    @TempDir
    private Path folder;

    @Test
    void reachTheCommandAsTheyAre() throws IOException, InterruptedException {
        Path input = folder.resolve("input.txt");
        Files.writeString(input, String.join("\n", LINES));
        try (CliProcess run =
                CliProcess.start(folder, input.toFile(), "run", "--slots", "1", "--", "printf", "%s\\n", "{}")) {
            List<String> lines = run.lines();
            assertThat(run.await()).as(run.err()).isZero();
            assertThat(lines).isEqualTo(LINES);
        }
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void reachTheErrorLineHarmless() throws IOException, InterruptedException {
        Path input = folder.resolve("input.txt");
        Files.writeString(input, "\u001b[31mred\n");
        try (CliProcess run = CliProcess.start(folder, input.toFile(), "run", "--", "false", "{}")) {
            assertThat(run.await()).isEqualTo(1);
            assertThat(run.err()).contains("\\u001b[31mred").doesNotContain("\u001b");
        }
    }
}
