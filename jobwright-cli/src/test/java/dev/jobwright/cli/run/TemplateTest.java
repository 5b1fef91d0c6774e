package dev.jobwright.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    @ParameterizedTest
    @CsvSource({
        "{},    dir.d/a.tar.gz, dir.d/a.tar.gz",
        "{.},   dir.d/a.tar.gz, dir.d/a.tar",
        "{/},   dir.d/a.tar.gz, a.tar.gz",
        "{//},  dir.d/a.tar.gz, dir.d",
        "{/.},  dir.d/a.tar.gz, a.tar",
        "{#},   dir.d/a.tar.gz, 3",
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
    })
    void replacesEachTokenByItsPartOfTheLine(String word, String line, String filled) {
        assertThat(new Template(List.of("prog", "{#}", word)).fill(new Line(3, line)))
                .containsExactly("prog", "3", filled);
    }

    @Test
    void neverScansAValueAgain() {
        assertThat(new Template(List.of("echo", "{}", "{/}")).fill(new Line(1, "{#}/$1\\{}")))
                .containsExactly("echo", "{#}/$1\\{}", "$1\\{}");
    }

    @Test
    void appendsTheLineWhenThereIsNoToken() {
        assertThat(new Template(List.of("awk", "{print $1}")).fill(new Line(1, "a b")))
                .containsExactly("awk", "{print $1}", "a b");
    }

    @Test
    void replacesTheProgramToo() {
        Template template = new Template(List.of("./{}", "x"));
        assertThat(template.hasVariableProgram()).isTrue();
        assertThat(template.fill(new Line(1, "tool"))).containsExactly("./tool", "x");
    }
}
