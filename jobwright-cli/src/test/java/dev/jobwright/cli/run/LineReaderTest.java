package dev.jobwright.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void numbersLinesAndSkipsEmptyOnes() throws IOException {
        LineReader reader = reader("a\n\n b \n\nlast");
        assertThat(all(reader)).containsExactly(new Line(1, "a"), new Line(3, " b "), new Line(5, "last"));
        assertThat(reader.lines()).isEqualTo(5);
        assertThat(reader.emptyLines()).isEqualTo(2);
    }

    @Test
    void keepsEmptyLinesWhenAsked() throws IOException {
        LineReader reader = reader("a\n\nb", '\n', true);
        assertThat(all(reader)).containsExactly(new Line(1, "a"), new Line(2, ""), new Line(3, "b"));
        assertThat(reader.emptyLines()).isZero();
    }

    @Test
    void nulCanEndLines() throws IOException {
        assertThat(all(reader("a\nb\0\0c\r", '\0', false))).containsExactly(new Line(1, "a\nb"), new Line(3, "c\r"));
    }

    @Test
    void knowsTheFirstLineThatEndsWithACarriageReturn() throws IOException {
        LineReader reader = reader("a\nb\r\nc\r\n");
        all(reader);
        assertThat(reader.lineWithReturn()).isEqualTo(2);
    }

    @Test
    void keepsCarriageReturnsAndQuotes() throws IOException {
        assertThat(all(reader("it's\r\n\"$(x)\"\n"))).containsExactly(new Line(1, "it's\r"), new Line(2, "\"$(x)\""));
    }

    @Test
    void givesWhatHasComeWithoutWaitingForMore() throws IOException {
        InputStream slow = new InputStream() {
            private final byte[] bytes = "a\nb\n".getBytes(StandardCharsets.UTF_8);
            private int next;

            @Override
            public int read() {
                if (next == bytes.length) {
                    throw new AssertionError("waits");
                }
                return bytes[next++];
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) read();
                return 1;
            }

            @Override
            public int available() {
                return next < 2 ? 2 - next : 0;
            }
        };
        assertThat(new LineReader(slow, '\n', false).batch()).containsExactly(new Line(1, "a"));
    }

    @Test
    void cutsALongInputIntoBatches() throws IOException {
        LineReader reader = reader("x\n".repeat(1_200));
        assertThat(reader.batch()).hasSize(1_000);
        assertThat(all(reader)).hasSize(200);
    }

    @Test
    void peekingLosesNothing() throws IOException {
        LineReader reader = reader("a\nb\n");
        assertThat(reader.peek()).isTrue();
        assertThat(all(reader)).hasSize(2);
        assertThat(reader("\n\n").peek()).isFalse();
    }

    @Test
    void refusesWhatCannotBeAnArgumentWithTheNumberOfItsLine() {
        assertThatThrownBy(() -> all(reader("a\n\nb\0c\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 3 holds a NUL byte");
        assertThatThrownBy(() -> all(reader("a\n" + "x".repeat(LineReader.LONGEST + 1))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 2 is longer than 131071 bytes");
        assertThatThrownBy(() -> all(new LineReader(
                        new ByteArrayInputStream(new byte[] {'a', '\n', (byte) 0xE9, '\n'}), '\n', false)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 2 is not valid UTF-8");
    }

    private static LineReader reader(String input) {
        return reader(input, '\n', false);
    }

    private static LineReader reader(String input, char terminator, boolean keepEmpty) {
        return new LineReader(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), terminator, keepEmpty);
    }

    private static List<Line> all(LineReader reader) throws IOException {
        List<Line> all = new ArrayList<>();
        for (List<Line> batch = reader.batch(); !batch.isEmpty(); batch = reader.batch()) {
            all.addAll(batch);
        }
        return all;
    }
}
