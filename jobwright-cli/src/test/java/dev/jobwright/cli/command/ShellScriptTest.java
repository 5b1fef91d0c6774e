package dev.jobwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellScriptTest {

    /** What would show in any shell that reads it as more than text. */
    private static final String HOSTILE = "a  b*; echo $(echo pwned) `echo pwned` \"'\\{} {#}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "gzip '{}'                         | {} at column 7 is inside quotes",
                "gzip \"{}\"                       | {} at column 7 is inside quotes",
                "echo \"a {/} b\"                  | {/} at column 9 is inside quotes",
                "echo `basename {}`                | {} at column 16 is inside backquotes",
                "echo \"`basename {}`\"            | {} at column 17 is inside backquotes",
                "echo ${x:-{}}                     | {} at column 11 is inside ${…}",
                "echo \"${x:-{}}\"                 | {} at column 12 is inside ${…}",
                "echo $(( {#} + 1 ))               | {#} at column 10 is inside $((…))",
                "echo ${}                          | {} at column 7 is behind a $",
                "true # {}                         | {} at column 8 is inside a comment",
                "echo \"$(echo \"{}\")\"           | {} at column 15 is inside quotes",
                "echo $'it\\'s {}'                 | means different things",
                "echo 'a                           | ' at column 6 is not closed",
                "echo {} \"a                       | \" at column 9 is not closed",
                "echo {} $(( 1                     | $(( at column 9 is not closed",
                "echo \"$(case x in x) echo {};; esac)\" | 'case' at column 9",
            })
    void refusesATokenWhereItsValueWouldNotStayTogether(String script, String why) {
        assertThatThrownBy(() -> ShellScript.of(script, Tokens.DEFAULT))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesATokenInAHereDocument() {
        assertThatThrownBy(() -> ShellScript.of("cat <<END {}\na {/}\nEND\n", Tokens.DEFAULT))
                .hasMessageContaining("{/} at line 2, column 3 is inside a here-document");
        assertThatThrownBy(() -> ShellScript.of("cat <<-'E O'\n\ta\n\tE O\ncat <<X\n{}\nX", Tokens.DEFAULT))
                .hasMessageContaining("line 5, column 1");
        assertThat(ShellScript.of("cat <<A <<-B {}\n$1\nA\n\tB\necho {}", Tokens.DEFAULT)
                        .text())
                .isEqualTo("cat <<A <<-B \"$1\"\n$1\nA\n\tB\necho \"$1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "printf %s {}",
                "x={}; printf %s \"$x\"",
                "printf %s \"$(printf %s {})\"",
                "printf %s \"$( (printf %s {}) )\"",
                "case {} in *) printf %s {};; esac",
                "f() { printf %s \"$1\"; }; f {}",
                "printf '%s' {} # it's",
                "printf %s {} 2>&1 | cat",
                "if true; then printf %s {}; fi",
                "printf %s \"${x:-$1}\"",
                "# a comment's quote\nprintf %s {}",
                "printf \\%s {}",
            })
    void aLineIsNeverReadAsShellText(String script) throws IOException, InterruptedException {
        Template template = CommandTemplates.script(script);
        Process shell = new ProcessBuilder(
                        template.fill(new Substitution(HOSTILE, 1, 1)).words())
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        assertThat(printed).isEqualTo(HOSTILE);
    }

    @Test
    void everyTokenHasAVariable() {
        ShellScript script = ShellScript.of("{} {.} {/} {//} {/.} {#} {%}", Tokens.DEFAULT);
        assertThat(script.text())
                .isEqualTo("\"$1\" \"$JW_NOEXT\" \"$JW_BASE\" \"$JW_DIR\" \"$JW_BASE_NOEXT\" \"$JOBWRIGHT_SEQ\""
                        + " \"$JOBWRIGHT_SLOT\"");
        assertThat(script.used()).hasSize(6).doesNotContain(Token.LINE);
    }

    @Test
    void leavesAloneWhatIsNoToken() {
        String script = "awk '{print $1}' <<<x; echo \\{} {1} ${x} $# $((1<<2)) \"$(echo ')')\"";
        assertThat(ShellScript.of(script, Tokens.DEFAULT)).isEqualTo(new ShellScript(script, Set.of()));
    }
}
