package dev.jobwright.cli.steer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobId;
import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import dev.jobwright.cli.Jobs;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PruneCommandTest {

    @TempDir
    private Path folder;

    private Cli cli;

    /** Two have ended, of which one belongs to a group that has not. */
    @BeforeEach
    void makeJobs() {
        cli = new Cli(folder);
        Jobs.enqueue(cli, "one", options -> options.correlation("g"));
        JobId last = Jobs.enqueue(cli, "two", options -> {});
        Jobs.run(cli, last, (args, context) -> args);
        Jobs.enqueue(cli, "waits", options -> options.correlation("g"));
    }

    private long left() {
        return cli.run("", "jobs", "--format", "ids").out().lines().count();
    }

    @Test
    void deletesWhatHasEndedButNotOfAnUnfinishedGroup() {
        assertThat(cli.run("", "prune", "--older-than", "0", "--yes")).isEqualTo(new Answer(0, "pruned 1 job\n", ""));
        assertThat(left()).isEqualTo(2);
        cli.run("", "cancel", "--all", "--yes");
        assertThat(cli.run("", "prune", "--older-than", "0", "-y", "--json").out())
                .isEqualTo("{\"dryRun\":false,\"jobs\":2}\n");
        assertThat(cli.run("", "verify").out()).contains("all is well");
    }

    @Test
    void aDryRunOnlyCounts() {
        assertThat(cli.run("", "prune", "--older-than", "0", "--dry-run").out()).isEqualTo("would prune 1 job\n");
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void keepsWhatIsNotOldEnoughOrDoesNotFit() {
        assertThat(cli.run("", "prune", "--older-than", "1h", "-y").out()).isEqualTo("pruned 0 jobs\n");
        assertThat(cli.run("", "prune", "--older-than", "0", "--state", "failed", "-y")
                        .out())
                .isEqualTo("pruned 0 jobs\n");
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void asksFirst() {
        assertThat(cli.atTerminal("no\n", "prune", "--older-than", "0"))
                .isEqualTo(new Answer(0, "pruned 0 jobs\n", "prune 1 job? [y/N] "));
        assertThat(cli.run("", "prune", "--older-than", "0").code()).isEqualTo(2);
        assertThat(left()).isEqualTo(3);
    }

    @Test
    void wantsToKnowHowOld() {
        Answer answer = cli.run("", "prune");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("--older-than").hasLineCount(1);
        assertThat(cli.run("", "prune", "--older-than", "0", "--state", "running")
                        .err())
                .contains("cannot be pruned")
                .hasLineCount(1);
    }
}
