package dev.jobwright.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LifecycleDiagramTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "lifecycle.md");

    @Test
    void thePageInTheDocsIsMadeFromTheTable() throws IOException {
        if (Boolean.getBoolean("jobwright.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, LifecycleDiagram.page());
        }

        assertThat(PAGE).as("write it with -Djobwright.docs.write=true").exists();
        assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
                .as("write it anew with -Djobwright.docs.write=true")
                .isEqualTo(LifecycleDiagram.page());
    }

    @Test
    void everyRowIsOnThePage() {
        assertThat(LifecycleDiagram.page().lines().filter(line -> line.matches("\\| (\\(new\\)|`).*")))
                .hasSize(Lifecycle.table().size());
    }
}
