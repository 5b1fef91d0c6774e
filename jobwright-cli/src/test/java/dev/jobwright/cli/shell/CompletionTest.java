package dev.jobwright.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jobwright.cli.Cli;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CompletionTest {

    /** Types each argument and a Tab into a zsh, and prints the line as it is then. */
    private static final String TYPE = """
            zmodload zsh/zpty
            zpty inner zsh -f -i
            zpty -w inner "PS1=; unsetopt promptsp; unset zle_bracketed_paste; stty -echo
            autoload -U compinit; compinit -u -D; source completion
            show() { print -r -- \\"<\\$BUFFER>\\"; BUFFER=; zle accept-line }
            zle -N show; bindkey '^P' show; print rea''dy"
            zpty -r -m inner answer '*ready*'
            for typed in "$@"; do
              zpty -w -n inner "$typed"$'\\t\\x10'
              zpty -r -m inner answer '*<*>*'
              answer=${answer##*<}
              print -r -- "${answer%%>*}"
            done
            zpty -d inner
            """;

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

    /** What zsh makes of each of them by the Tab key, on a terminal of its own. */
    private List<String> completedByZsh(List<String> typed) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("completion"), cli.run("", "completion", "zsh").out());
        Path script = Files.writeString(folder.resolve("type.zsh"), TYPE);
        List<String> words = new ArrayList<>(List.of("zsh", "-f", script.toString()));
        words.addAll(typed);
        return answerOf(new ProcessBuilder(words));
    }

    /** What fish would offer for the last word. */
    private List<String> offeredByFish(String typed) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("completion"), cli.run("", "completion", "fish").out());
        ProcessBuilder fish =
                new ProcessBuilder("fish", "--no-config", "-c", "source completion; complete -C $argv", typed);
        fish.environment().put("HOME", folder.toString());
        // Each line is a word, a tab, and what it means.
        return answerOf(fish).stream().map(line -> line.split("\t")[0]).toList();
    }

    private List<String> answerOf(ProcessBuilder shell) throws IOException, InterruptedException {
        shell.directory(folder.toFile()).redirectErrorStream(true).redirectInput(new File("/dev/null"));
        Process process = shell.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        return answer.lines().toList();
    }

    private static void assumeInstalled(String shell) {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
        assumeTrue(installed, shell + " is not installed");
    }

    @Test
    void bashOffersCommandsOptionsAndStates() throws Exception {
        assertThat(offered("jobwright ret")).containsExactly("retry");
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
    void zshCompletesWhatIsTyped() throws Exception {
        assumeInstalled("zsh");
        List<String> typed = List.of(
                "jobwright ret",
                "jobwright jobs --sta",
                "jobwright jobs --state fa",
                "jobwright jobs --format j",
                "jobwright completion f",
                "jobwright run --input inp");
        Files.createFile(folder.resolve("input.txt"));
        assertThat(completedByZsh(typed))
                .containsExactly(
                        "jobwright retry ",
                        "jobwright jobs --state ",
                        "jobwright jobs --state failed ",
                        "jobwright jobs --format joblog ",
                        "jobwright completion fish ",
                        "jobwright run --input input.txt ");
    }

    @Test
    void fishGetsALineForEachCommandAndOption() {
        String script = cli.run("", "completion", "fish").out();
        assertThat(script.lines().dropWhile(line -> !line.startsWith("complete")))
                .allMatch(line -> line.matches("complete -c jobwright -n .* -d '.*'"));
        assertThat(script)
                .contains("-f -a retry -d 'Begins a new run")
                .contains("-n '__jobwright_runs jobs' -l format -r -f -a 'table joblog ids' -d '")
                .contains("-n '__jobwright_runs log' -s f -l follow -d '")
                .doesNotContain("%n");
    }

    @Test
    void fishOffersCommandsOptionsAndValuesOfTheCommandThatRuns() throws Exception {
        assumeInstalled("fish");
        Files.createFile(folder.resolve("input.txt"));
        assertThat(offeredByFish("jobwright ret")).containsExactly("retry");
        assertThat(offeredByFish("jobwright --he")).containsExactly("--help");
        assertThat(offeredByFish("jobwright jobs --st")).containsExactlyInAnyOrder("--store", "--state");
        assertThat(offeredByFish("jobwright jobs --state fa")).containsExactly("failed");
        assertThat(offeredByFish("jobwright jobs --format=j")).containsExactly("--format=joblog");
        assertThat(offeredByFish("jobwright completion ")).containsExactlyInAnyOrder("bash", "zsh", "fish");
        assertThat(offeredByFish("jobwright help ret")).containsExactly("retry");
        assertThat(offeredByFish("jobwright run --input inp")).containsExactly("input.txt");
        assertThat(offeredByFish("jobwright run --name jobs --st")).containsExactly("--store");
        assertThat(offeredByFish("jobwright run -- jobs --st")).isEmpty();
    }

    @Test
    void anotherShellIsWrongUse() {
        assertThat(cli.run("", "completion", "tcsh").code()).isEqualTo(2);
        assertThat(cli.run("", "completion").err()).contains("SHELL").hasLineCount(1);
    }
}
