package dev.jobwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.InvalidInput;
import dev.jobwright.jackson.JacksonCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final Substitution GIVEN = new Substitution("dir.d/a.tar.gz", 3, 2);

    @ParameterizedTest
    @CsvSource({
        "{},    dir.d/a.tar.gz, dir.d/a.tar.gz",
        "{.},   dir.d/a.tar.gz, dir.d/a.tar",
        "{/},   dir.d/a.tar.gz, a.tar.gz",
        "{//},  dir.d/a.tar.gz, dir.d",
        "{/.},  dir.d/a.tar.gz, a.tar",
        "{#},   dir.d/a.tar.gz, 3",
        "{%},   dir.d/a.tar.gz, 2",
        "{.},   dir.d/x,        dir.d/x",
        "{.},   .hidden,        .hidden",
        "{.},   d/.hidden.png,  d/.hidden",
        "{/},   d/,             d",
        "{//},  a,              .",
        "{//},  /a,             /",
        "{//},  a//b,           a",
        "{//},  a/b/,           a",
        "{/},   /,              /",
        "{/.},  d/.hidden,      .hidden",
        "x{}y{}, a,             xaya",
        "{ },   a,              { }",
        "{1},   a,              {1}",
        "{{}},  a,              {a}",
    })
    void replacesEachTokenByItsPartOfTheLine(String word, String line, String filled) {
        assertThat(CommandTemplates.of("prog", "{#}", word)
                        .fill(new Substitution(line, 3, 2))
                        .words())
                .containsExactly("prog", "3", filled);
    }

    @Test
    void neverScansAValueAgain() {
        assertThat(CommandTemplates.of("echo", "{}", "{/}")
                        .fill(new Substitution("{#}/$1\\{}", 1, 1))
                        .words())
                .containsExactly("echo", "{#}/$1\\{}", "$1\\{}");
    }

    @Test
    void appendsTheLineWhenThereIsNoToken() {
        List<String> words = List.of("awk", "{print $1}");
        assertThat(new Template(CommandTemplates.stored(words, null, "{}", true))
                        .fill(new Substitution("a b", 1, 1))
                        .words())
                .containsExactly("awk", "{print $1}", "a b");
        assertThat(new Template(CommandTemplates.stored(words, null, "{}", false))
                        .fill(GIVEN)
                        .words())
                .isEqualTo(words);
    }

    @Test
    void anotherTextCanStandForTheLine() {
        Template template = new Template(CommandTemplates.stored(List.of("cp", "@@", "{}.{#}"), null, "@@", true));
        assertThat(template.fill(GIVEN).words()).containsExactly("cp", "dir.d/a.tar.gz", "{}.3");
        assertThatThrownBy(() -> new Tokens("")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Tokens("{#}")).hasMessageContaining("has a meaning already");
    }

    @Test
    void folderVariablesAndCreatedFileHaveTokens() {
        CommandTemplate stored = new CommandTemplate(
                List.of("true"),
                null,
                "/bin/sh",
                "{}",
                true,
                "/data/{//}",
                "/bin",
                Map.of(),
                Map.of("N", "{#}"),
                "out/{/}.png");
        Command command = new Template(stored).fill(GIVEN);
        assertThat(command.folder()).isEqualTo(Path.of("/data/dir.d"));
        assertThat(command.environment()).containsExactly(Map.entry("N", "3"));
        assertThat(command.creates()).isEqualTo(Path.of("/data/dir.d/out/a.tar.gz.png"));
    }

    @Test
    void whatWasStoredBeforeVariablesWereInheritedCanBeRead() {
        String stored = """
                {"words":["true"],"shell":"/bin/sh","token":"{}","append":true,"folder":"/tmp","path":"/bin",
                "environment":{"N":"{#}"}}""";
        CommandTemplate template = (CommandTemplate) new JacksonCodec().decode(stored, CommandTemplate.class);
        assertThat(new Template(template).fill(GIVEN).environment()).containsExactly(Map.entry("N", "3"));
    }

    @Test
    void aScriptGetsTheLineAsAParameter() {
        Command command = CommandTemplates.script("gzip -c {} >out/{/}.gz {#}").fill(GIVEN);
        assertThat(command.words())
                .containsExactly(
                        "/bin/sh",
                        "-c",
                        "gzip -c \"$1\" >out/\"$JW_BASE\".gz \"$JOBWRIGHT_SEQ\"",
                        "jobwright",
                        "dir.d/a.tar.gz");
        assertThat(command.environment()).containsEntry("JW_BASE", "a.tar.gz").containsEntry("JOBWRIGHT_SEQ", "3");
    }

    @Test
    void aCommandIsFoundBeforeItIsUsed() {
        CommandTemplates.of("sh", "{}").check();
        CommandTemplates.of("{}").check();
        assertThatThrownBy(() -> CommandTemplates.of("no-such-program").check())
                .hasMessage("command not found: no-such-program (nothing was enqueued)");
        assertThatThrownBy(() -> CommandTemplates.of("sh -c {}").check())
                .hasMessageContaining("did you mean --shell 'sh -c {}', or -- sh -c {}?");
    }

    @Test
    void thereIsOneCommand() {
        assertThatThrownBy(() -> CommandTemplates.stored(List.of(), null, "{}", true))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> CommandTemplates.stored(List.of("a"), "b", "{}", true))
                .hasMessageContaining("one of them is enough");
        assertThatThrownBy(() -> CommandTemplates.script(" ")).hasMessageContaining("empty");
    }
}
