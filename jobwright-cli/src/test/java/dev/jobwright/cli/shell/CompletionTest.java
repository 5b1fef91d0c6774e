package dev.jobwright.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.cli.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void openCli() {
        cli = new Cli(folder);
    }

    /** What bash would offer for the last word. */
    private List<String> offered(String words) throws IOException, InterruptedException {
        Path script = folder.resolve("completion");
        Files.writeString(script, cli.run("", "completion", "bash").out());
        int last = words.split(" ", -1).length - 1;
        // What bash itself has only while it completes.
        String ask = "compopt() { :; }; source " + script + "; COMP_WORDS=(" + words + "); COMP_CWORD=" + last
                + "; COMP_LINE='" + words + "'; _complete_jobwright; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return answer.lines().map(String::strip).toList();
    }

    @Test
    void bashOffersCommandsOptionsAndStates() throws Exception {
        assertThat(offered("jobwright re")).containsExactly("retry");
        assertThat(offered("jobwright jobs --st")).containsExactlyInAnyOrder("--store", "--state");
        assertThat(offered("jobwright jobs --state fa")).containsExactly("failed");
        assertThat(offered("jobwright jobs --format j")).containsExactly("joblog");
    }

    @Test
    void zshLearnsBashsWayFirst() {
        assertThat(cli.run("", "completion", "zsh").out())
                .startsWith("autoload -U +X bashcompinit && bashcompinit\n")
                .endsWith(cli.run("", "completion", "bash").out());
    }

    @Test
    void fishGetsALineForEachCommandAndOption() {
        String script = cli.run("", "completion", "fish").out();
        assertThat(script.lines().skip(1)).allMatch(line -> line.matches("complete -c jobwright -n .* -d '.*'"));
        assertThat(script)
                .contains("-n __fish_use_subcommand -f -a retry -d 'Begins a new run")
                .contains("-n '__fish_seen_subcommand_from jobs' -l format -r -f -a 'table joblog ids' -d '")
                .contains("-n '__fish_seen_subcommand_from log' -s f -l follow -d '")
                .doesNotContain("%n");
    }

    @Test
    void anotherShellIsWrongUse() {
        assertThat(cli.run("", "completion", "tcsh").code()).isEqualTo(2);
        assertThat(cli.run("", "completion").err()).contains("SHELL").hasLineCount(1);
    }
}
