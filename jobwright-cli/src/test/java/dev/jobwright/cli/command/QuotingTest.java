package dev.jobwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotingTest {

    @Test
    void quotesOnlyWhatNeedsIt() {
        assertThat(Quoting.quoted(List.of("convert", "a b", "it's", "", "--x=1", "$y", "a/b.c")))
                .isEqualTo("convert 'a b' 'it'\\''s' '' --x=1 '$y' a/b.c");
    }

    @Test
    void nothingThatActsOnATerminalIsLeft() {
        assertThat(Quoting.quoted(List.of("\u001b[31m'\\\n\t\u202e")))
                .isEqualTo("$'\\033[31m\\'\\\\\\n\\t\\342\\200\\256'");
    }

    @Test
    void aShellReadsItBack() throws IOException, InterruptedException {
        String hostile = "a  b'\"$(x)`y`\\ \u001b\n日";
        String script = "printf %s " + Quoting.quoted(List.of(hostile));
        Process shell = new ProcessBuilder("bash", "-c", script).start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        assertThat(printed).isEqualTo(hostile);
    }
}
