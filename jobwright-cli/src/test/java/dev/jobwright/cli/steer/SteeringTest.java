package dev.jobwright.cli.steer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobId;
import dev.jobwright.NonRetryable;
import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import dev.jobwright.cli.Jobs;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SteeringTest {

    @TempDir
    private Path folder;

    private Cli cli;
    private JobId good;
    private JobId bad;

    /** One has succeeded, two have failed, one waits. */
    @BeforeEach
    void makeJobs() {
        cli = new Cli(folder).with("USER", "ann");
        good = Jobs.enqueue(cli, "good", options -> options.correlation("g"));
        Jobs.enqueue(cli, "bad", options -> {});
        bad = Jobs.enqueue(cli, "bad", options -> options.correlation("g"));
        Jobs.run(cli, bad, (args, context) -> {
            if (args.equals("bad")) {
                throw new NonRetryable("no");
            }
            return args;
        });
        Jobs.enqueue(cli, "waits", options -> options.correlation("g"));
    }

    private String counts() {
        return cli.run("", "stats").out().lines().reduce((one, next) -> next).orElseThrow();
    }

    @Test
    void asksBeforeItChangesWhatAFilterMeans() {
        assertThat(cli.atTerminal("n\n", "retry", "--state", "failed"))
                .isEqualTo(new Answer(0, "retried 0 jobs\n", "retry 2 jobs? [y/N] "));
        assertThat(counts()).endsWith("1 available, 1 succeeded, 2 failed");
        assertThat(cli.atTerminal("y\n", "retry", "--state", "failed"))
                .isEqualTo(new Answer(0, "retried 2 jobs\n", "retry 2 jobs? [y/N] "));
        assertThat(counts()).endsWith("3 available, 1 succeeded");
    }

    @Test
    void wantsAYesWhereNobodyCanAnswer() {
        Answer answer = cli.run("", "cancel", "--group", "g");
        assertThat(answer).isEqualTo(new Answer(2, "", "jobwright: this would cancel 1 job: add --yes to do it\n"));
        assertThat(cli.run("", "cancel", "--group", "g", "--yes")).isEqualTo(new Answer(0, "cancelled 1 job\n", ""));
        assertThat(counts()).endsWith("1 succeeded, 2 failed, 1 cancelled");
    }

    @Test
    void aFilterWithoutStateMeansWhatTheVerbIsFor() {
        assertThat(cli.run("", "retry", "--group", "g", "--yes").out()).isEqualTo("retried 1 job\n");
        assertThat(cli.run("", "cancel", "--all", "-y").out()).isEqualTo("cancelled 2 jobs\n");
        assertThat(counts()).endsWith("1 succeeded, 1 failed, 2 cancelled");
        assertThat(cli.run("", "retry", "--group", "g", "--state", "succeeded", "-y")
                        .out())
                .isEqualTo("retried 1 job\n");
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        String before = counts();
        assertThat(cli.run("", "retry", "--all", "--dry-run")).isEqualTo(new Answer(0, "would retry 2 jobs\n", ""));
        assertThat(cli.run("", "cancel", "--group", "g", "--dry-run", "--json").out())
                .isEqualTo("{\"dryRun\":true,\"changed\":1,\"refused\":0,\"unknown\":0}\n");
        assertThat(cli.run("", "cancel", good.toString(), "--dry-run").out()).isEqualTo("would cancel 1 job\n");
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void namedJobsAreChangedAtOnce() {
        Answer answer = cli.run("", "retry", bad.toString(), good.toString(), "nobody");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).isEqualTo("retried 2 jobs\n");
        assertThat(answer.err()).contains("no job is called 'nobody'").hasLineCount(1);
        assertThat(cli.run("", "show", bad.toString()).out()).contains("by jobwright retry by ann");
    }

    @Test
    void saysWhichNamedJobStaysAsItIs() {
        Answer answer = cli.run("", "cancel", good.toString());
        assertThat(answer)
                .isEqualTo(new Answer(
                        1,
                        "cancelled 0 jobs, left 1 job as they are\n",
                        "jobwright: " + good + " stays succeeded: already finished\n"));
        assertThat(cli.run("", "cancel", good.toString(), "--json").out())
                .isEqualTo("{\"dryRun\":false,\"changed\":0,\"refused\":1,\"unknown\":0}\n");
    }

    @Test
    void heldJobsWaitUntilTheyAreReleased() {
        assertThat(cli.run("", "hold", "--all", "--yes", "--reason", "not today")
                        .out())
                .isEqualTo("held 1 job\n");
        assertThat(counts()).endsWith("1 held, 1 succeeded, 2 failed");
        assertThat(cli.run("", "show", "--json", held()).out()).contains("\"heldReason\":\"not today\"");
        assertThat(cli.run("", "hold", held()).err()).endsWith(" stays held: already held\n");
        assertThat(cli.run("", "release", "--group", "g", "-y").out()).isEqualTo("released 1 job\n");
        assertThat(counts()).endsWith("1 available, 1 succeeded, 2 failed");
        assertThat(cli.run("", "release", bad.toString()).err()).endsWith(" stays failed: already finished\n");
    }

    private String held() {
        return cli.run("", "jobs", "--state", "held", "--format", "ids").out().strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "cancel", "retry x --all", "cancel x --state failed"})
    void eitherIdsOrAFilter(String line) {
        Answer answer = cli.run("", line.split(" "));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("say which jobs to ").hasLineCount(1);
    }
}
