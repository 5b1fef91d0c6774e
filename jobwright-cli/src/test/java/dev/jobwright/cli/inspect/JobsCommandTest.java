package dev.jobwright.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobId;
import dev.jobwright.NonRetryable;
import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import dev.jobwright.cli.Jobs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JobsCommandTest {

    @TempDir
    private Path folder;

    private Cli cli;
    private JobId first;
    private JobId second;
    private JobId third;

    /** One has succeeded, one has failed, one waits. */
    @BeforeEach
    void makeJobs() {
        cli = new Cli(folder);
        first = Jobs.enqueue(cli, "one", options -> options.queue("a").correlation("g"));
        second = Jobs.enqueue(
                cli, "two\u001b[31m\u202e", options -> options.queue("b").correlation("g"));
        Jobs.run(cli, second, (args, context) -> {
            if (args.startsWith("two")) {
                throw new NonRetryable("no");
            }
            return args;
        });
        third = Jobs.enqueue(cli, "three", options -> options.queue("b").priority(7));
    }

    private List<String> ids(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "jobs";
        words[1] = "--format";
        words[2] = "ids";
        System.arraycopy(options, 0, words, 3, options.length);
        return cli.run("", words).out().lines().toList();
    }

    @Test
    void theLatestComesFirst() {
        assertThat(ids()).containsExactly(third.toString(), second.toString(), first.toString());
        assertThat(ids("--oldest")).containsExactly(first.toString(), second.toString(), third.toString());
        assertThat(ids("--limit", "2")).containsExactly(third.toString(), second.toString());
        assertThat(ids("--limit", "2", "--oldest")).containsExactly(first.toString(), second.toString());
    }

    @Test
    void filtersNarrowTheList() {
        assertThat(ids("--state", "failed")).containsExactly(second.toString());
        assertThat(ids("--state", "FAILED,available")).containsExactly(third.toString(), second.toString());
        assertThat(ids("--queue", "b")).containsExactly(third.toString(), second.toString());
        assertThat(ids("--group", "g")).containsExactly(second.toString(), first.toString());
        assertThat(ids("--group", "g", "--queue", "a")).containsExactly(first.toString());
        assertThat(ids("--type", "greet")).hasSize(3);
        assertThat(ids("--type", "other")).isEmpty();
        assertThat(ids("--since", "1h")).hasSize(3);
        assertThat(ids("--since", "2100-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void theTableTellsWhatAJobIsAndHowItWent() {
        List<String> table = cli.run("", "jobs").out().lines().toList();
        assertThat(table.get(0)).matches("JOB +STATE +TRIES +EXIT +TIME +COMMAND");
        assertThat(table.get(1)).matches(third + " +available +0/10 +- +- +greet \"three\"");
        assertThat(table.get(2)).matches(second + " +failed +1/10 +- +\\d+\\.\\d\\ds +greet .*");
        assertThat(table.get(3)).matches(first + " +succeeded +1/10 +- +\\d+\\.\\d\\ds +greet \"one\"");
        assertThat(table).hasSize(4);
    }

    @Test
    void whatComesFromDataCannotActOnATerminal() {
        for (String format : List.of("table", "joblog")) {
            assertThat(cli.run("", "jobs", "--format", format).out()).doesNotContain("\u001b", "\u202e");
        }
        assertThat(cli.run("", "show", second.toString()).out()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void theJoblogHasARowForEachEndedAttempt() {
        List<String> rows = cli.run("", "jobs", "--format", "joblog", "--oldest")
                .out()
                .lines()
                .toList();
        assertThat(rows.get(0)).isEqualTo("Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand");
        assertThat(rows.get(1)).matches("\\d+\t:\t\\d+\\.\\d{3}\t\\d+\\.\\d{3}\t0\t0\t0\t0\tgreet \"one\"");
        assertThat(rows.get(2)).matches("\\d+\t:\t\\d+\\.\\d{3}\t\\d+\\.\\d{3}\t0\t0\t1\t0\tgreet .*");
        assertThat(rows).hasSize(3);
    }

    @Test
    void jsonIsOneObjectALine() {
        List<String> lines = cli.run("", "jobs", "--json").out().lines().toList();
        assertThat(lines).hasSize(3).allMatch(line -> line.startsWith("{\"id\":\"") && line.endsWith("}"));
        assertThat(lines.get(2)).contains("\"correlation\":\"g\"", "\"state\":\"succeeded\"", "\"args\":\"one\"");
    }

    @Test
    void anErrorIsJsonToo() {
        assertThat(cli.run("", "jobs", "--json", "--format", "ids"))
                .isEqualTo(new Answer(
                        2,
                        "",
                        "{\"error\":{\"code\":\"wrong_use\",\"message\":"
                                + "\"--json and --format ids are two formats: give one\"}}\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--limit 0 | --limit is 0",
                "--state faild | 'faild' is no job state",
                "--since soon | --since is 'soon': give a time such as",
                "--format xml | '--format'",
                "--stat failed | unknown option: --stat; did you mean --store or --state?"
            })
    void wrongUseIsOneLine(String options, String message) {
        Answer answer = cli.run("", ("jobs " + options).split(" "));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("jobwright: ").contains(message).hasLineCount(1);
    }
}
