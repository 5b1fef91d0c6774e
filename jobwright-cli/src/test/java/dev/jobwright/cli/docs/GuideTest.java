package dev.jobwright.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.jobwright.cli.docs.Examples.Example;
import dev.jobwright.cli.start.Clone;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the guide shows is what a user sees. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide", "command-line.md");
    private static final char NEXT = '\u0001';

    @TempDir
    private Path folder;

    @Test
    void everyExampleOfTheGuidePrintsWhatTheGuideSays() throws Exception {
        List<Example> examples = Examples.of(GUIDE);
        assertThat(examples).hasSizeGreaterThan(20);
        List<String> printed = inOneShell(examples);
        StringBuilder wrong = new StringBuilder();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            if (!example.printed(printed.get(i))) {
                wrong.append(GUIDE.getFileName())
                        .append(':')
                        .append(example.line())
                        .append(": $ ")
                        .append(example.command())
                        .append("\n--- printed\n")
                        .append(printed.get(i))
                        .append("--- and not\n")
                        .append(String.join("\n", example.output()))
                        .append("\n\n");
            }
        }
        if (!wrong.isEmpty()) {
            fail(wrong.toString());
        }
    }

    /**
     * One after the other, as a user would type them. How the script {@code jobwright} starts what it starts is tested
     * elsewhere.
     *
     * @return what each has printed, errors too
     */
    private List<String> inOneShell(List<Example> examples) throws IOException, InterruptedException {
        Path bin = folder.resolve("bin");
        if (ServedCommand.isPossible()) {
            try (ServedCommand command = new ServedCommand(bin)) {
                return inOneShell(examples, command.folder());
            }
        }
        return inOneShell(examples, new Clone(bin).script().getParent());
    }

    private List<String> inOneShell(List<Example> examples, Path bin) throws IOException, InterruptedException {
        Path here = Files.createDirectory(folder.resolve("here"));
        // A mark before each command that leaves '$?' alone.
        StringBuilder script = new StringBuilder("next() { code=$?; printf '\\001'; return $code; }\n")
                .append("PATH=")
                .append(bin)
                .append(":$PATH\n");
        for (Example example : examples) {
            script.append("next\n").append(example.command()).append('\n');
        }
        Path file = Files.writeString(folder.resolve("examples.sh"), script);
        ProcessBuilder shell = new ProcessBuilder("sh", file.toString()).directory(here.toFile());
        shell.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().put("USER", "ann");
        shell.environment().put("HOME", folder.resolve("home").toString());
        shell.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        shell.environment().put("JOBWRIGHT_STORE", here.resolve("jobs.db").toString());
        Process process = shell.redirectErrorStream(true).start();
        String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isNotNegative();
        List<String> printed = List.of(all.split(String.valueOf(NEXT), -1));
        assertThat(printed.get(0)).isEmpty();
        return printed.subList(1, printed.size());
    }
}
