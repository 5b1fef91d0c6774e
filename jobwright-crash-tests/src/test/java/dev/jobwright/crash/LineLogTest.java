package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.crash.LineLog.Entry;
import dev.jobwright.crash.LineLog.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineLogTest {

    @TempDir
    private Path dir;

    @Test
    void aLineIsReadWhenAllOfItIsWritten() throws IOException {
        Path file = dir.resolve("log");
        LineLog log = new LineLog(file);
        assertThat(log.all()).isEmpty();
        Files.writeString(file, "start late-1 1 100\nend la");
        long size = log.size();
        assertThat(log.all()).containsExactly(new Entry(What.START, "late-1", 1, 100));
        assertThat(log.since(size)).isEmpty();
        Files.writeString(file, "te-1 1 100\n", StandardOpenOption.APPEND);
        assertThat(log.since(size)).containsExactly(new Entry(What.END, "late-1", 1, 100));
    }
}
