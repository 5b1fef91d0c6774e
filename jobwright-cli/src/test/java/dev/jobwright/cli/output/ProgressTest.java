package dev.jobwright.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.InvalidInput;
import dev.jobwright.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long nanos;

    private final Screen screen = new Screen(new Surroundings(
            InputStream.nullInputStream(),
            new ByteArrayOutputStream(),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            Path.of("/"),
            false,
            true,
            true,
            InstantSource.system(),
            () -> nanos,
            listener -> {}));

    private static Counts counts(long done, long failed, long left) {
        return new Counts(done - failed, failed, 0, left, 0);
    }

    private void pass(double seconds) {
        nanos += (long) (seconds * 1e9);
    }

    private ProgressBar bar(Colors colors, int width) {
        return new ProgressBar(screen, colors, 4, width, () -> nanos);
    }

    @Test
    void aBarSaysHowFarHowFastAndHowLong() {
        ProgressBar bar = bar(new Colors(false), 100);
        bar.text(counts(0, 0, 2_000), true);
        pass(5);
        assertThat(bar.text(new Counts(1_101, 3, 90, 806, 0), true))
                .isEqualTo("[##############------------]  1,104/2,000   55%  3 failed  4 running  221/s  left 5s");
    }

    @Test
    void aBarPromisesNothingBeforeTheInputIsKnown() {
        ProgressBar bar = bar(new Colors(false), 100);
        bar.text(counts(0, 0, 10), false);
        pass(2);
        assertThat(bar.text(counts(5, 0, 20), false)).isEqualTo("5/25+  0 failed  0 running  2.5/s");
    }

    @Test
    void aBarFitsIntoItsWidth() {
        ProgressBar bar = bar(new Colors(false), 40);
        bar.text(counts(0, 0, 1_000), true);
        pass(10);
        assertThat(bar.text(counts(500, 2, 500), true)).hasSizeLessThan(40).startsWith("500/1,000   50%  2 failed");
    }

    @Test
    void failuresAreRedWhereColourIsWanted() {
        assertThat(bar(new Colors(true), 100).text(counts(5, 1, 5), true)).contains("\u001b[31m1 failed\u001b[0m");
        assertThat(bar(new Colors(true), 100).text(counts(5, 0, 5), true)).doesNotContain("\u001b[31m");
    }

    @Test
    void colourIsForTerminalsAndWhoeverForcesIt() {
        assertThat(Colors.of("auto", Map.of("TERM", "xterm"), true).on()).isTrue();
        assertThat(Colors.of("auto", Map.of("TERM", "xterm"), false).on()).isFalse();
        assertThat(Colors.of("auto", Map.of("TERM", "dumb"), true).on()).isFalse();
        assertThat(Colors.of("auto", Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true)
                        .on())
                .isFalse();
        assertThat(Colors.of("auto", Map.of("NO_COLOR", ""), true).on()).isTrue();
        assertThat(Colors.of("auto", Map.of("CLICOLOR_FORCE", "1"), false).on()).isTrue();
        assertThat(Colors.of("never", Map.of(), true).on()).isFalse();
        assertThat(Colors.of("always", Map.of("NO_COLOR", "1"), false).on()).isTrue();
        assertThatThrownBy(() -> Colors.of("sometimes", Map.of(), true)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aLineComesAtEachTenthAndAfterThirtySeconds() {
        ProgressLines lines = new ProgressLines(screen, () -> nanos);
        lines.show(counts(0, 0, 20_000), true);
        pass(1);
        lines.show(counts(2_000, 0, 18_000), true);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        pass(1);
        lines.show(counts(2_100, 1, 17_900), true);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("jobwright: 2,100/20,000 (10%) 1 failed 1,050/s left 18s\n");
        pass(29);
        lines.show(counts(2_200, 1, 17_800), true);
        pass(1);
        lines.show(counts(2_200, 1, 17_800), true);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .endsWith("jobwright: 2,200/20,000 (11%) 1 failed 69/s left 4m19s\n")
                .hasLineCount(2);
    }

    @Test
    void aNoticeGoesWhereTheBarWasAndOutputIsNotOverwritten() {
        screen.draw("bar");
        screen.say("notice");
        byte[] half = "half".getBytes(StandardCharsets.UTF_8);
        screen.printLines(true, half, half.length, "");
        screen.draw("bar");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[Kbar\r\u001b[Kjobwright: notice\nhalf\n\r\u001b[Kbar");
    }
}
