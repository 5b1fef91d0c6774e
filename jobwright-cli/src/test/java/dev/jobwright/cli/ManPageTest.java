package dev.jobwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.docs.Examples;
import dev.jobwright.cli.docs.Examples.Example;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The manual page says what the commands do. Written anew with {@code -Djobwright.docs.write=true}. */
class ManPageTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide", "command-line.md");
    private static final Surroundings NOWHERE = new Surroundings(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Map.of(),
            Path.of("/"),
            false,
            false,
            false,
            InstantSource.system(),
            System::nanoTime,
            listener -> {});
    private static final Path PAGE = Path.of("..", "docs", "man", "jobwright.1");

    @Test
    void theManualPageIsWhatTheCommandsSayOfThemselves() throws IOException {
        List<String> examples = Examples.of(GUIDE).stream()
                .filter(example -> example.section().equals("In short"))
                .map(Example::command)
                .toList();
        assertThat(examples).isNotEmpty();
        String page = ManPage.of(Commands.forArgs(NOWHERE), examples);
        if (Boolean.getBoolean("jobwright.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
        assertThat(page).contains("\\fB\\-\\-older\\-than TIME\\fR", ".SS completion");
    }
}
