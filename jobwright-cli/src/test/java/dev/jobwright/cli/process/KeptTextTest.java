package dev.jobwright.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTextTest {

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("output"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsAllOfWhatFits() throws IOException {
        assertThat(KeptText.of(file("grüße\n"), 8)).isEqualTo("grüße\n");
        assertThat(KeptText.of(file(""), 8)).isEmpty();
    }

    @Test
    void keepsTheFirstAndTheLastHalfWithAMarkBetween() throws IOException {
        String kept = KeptText.of(file("a".repeat(1_000) + "b".repeat(1_000)), 264);
        assertThat(kept).isEqualTo("a".repeat(100) + "\n… 1,800 bytes left out …\n" + "b".repeat(100));
    }

    @Test
    void cutsNoCharacterInTwo() throws IOException {
        String kept = KeptText.of(file("é".repeat(1_000)), 265);
        assertThat(kept).matches("(?s)é+\n… 1,800 bytes left out …\né+").doesNotContain("\uFFFD");
    }

    @Test
    void whatIsNoUtf8IsReplacedAndNeverLongerThanMayBe() throws IOException {
        assertThat(KeptText.of(file(new byte[] {'a', (byte) 0xFF, 'b'}), 100)).isEqualTo("a\uFFFDb");
        byte[] binary = new byte[10_000];
        Arrays.fill(binary, (byte) 0xE9);
        assertThat(KeptText.of(file(binary), 1_000).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(1_000);
        assertThat(KeptText.of(file(new byte[10_000]), 1_000))
                .startsWith("\\u0000")
                .hasSizeLessThanOrEqualTo(1_000);
    }

    @Test
    void theTailBeginsWithALine() throws IOException {
        assertThat(KeptText.tail(file("one\ntwo\nthree\n"), 10)).isEqualTo("…three\n");
        assertThat(KeptText.tail(file("one\n"), 10)).isEqualTo("one\n");
        assertThat(KeptText.tail(file("x".repeat(20)), 10)).isEqualTo("…" + "x".repeat(10));
    }
}
