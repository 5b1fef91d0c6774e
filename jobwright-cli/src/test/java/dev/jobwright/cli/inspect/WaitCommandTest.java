package dev.jobwright.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.NonRetryable;
import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import dev.jobwright.cli.Jobs;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitCommandTest {

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void openCli() {
        cli = new Cli(folder);
    }

    private JobId job(String args) {
        return Jobs.enqueue(cli, args, options -> options.correlation("g"));
    }

    private void run(JobId last) {
        Jobs.run(cli, last, (args, context) -> {
            if (args.equals("bad")) {
                throw new NonRetryable("no");
            }
            return args;
        });
    }

    @Test
    void returnsWhenTheJobHasEnded() {
        JobId good = job("good");
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> cli.run("", "wait", good.toString()));
        run(good);
        assertThat(waiting.join()).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void saysByItsExitCodeWhetherSomeDidNotSucceed() {
        JobId good = job("good");
        JobId bad = job("bad");
        run(bad);
        assertThat(cli.run("", "wait", good.toString(), bad.toString()))
                .isEqualTo(new Answer(1, "", "jobwright: 1 of 2 jobs did not succeed\n"));
        assertThat(cli.run("", "wait", bad.toString()).code()).isEqualTo(1);
        assertThat(cli.run("", "wait", "--group", "g", "--json"))
                .isEqualTo(new Answer(1, "{\"succeeded\":1,\"unsuccessful\":1,\"left\":0}\n", ""));
    }

    @Test
    void waitsForAllOfAGroup() {
        JobId first = job("good");
        JobId last = job("good");
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> cli.run("", "wait", "--group", "g"));
        run(first);
        run(last);
        assertThat(waiting.join()).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void givesUpAfterItsTimeout() {
        Answer answer = cli.run("", "wait", "--timeout", "10ms", job("good").toString());
        assertThat(answer).isEqualTo(new Answer(1, "", "jobwright: 1 of the jobs have not ended in time\n"));
    }

    @Test
    void saysOnceWhichJobsDoNotEndByThemselves() {
        JobId waits = job("waits");
        JobId held =
                Jobs.enqueue(cli, "held", options -> options.correlation("g").held("test"));
        String notice = "jobwright: 1 of the jobs is held: it runs when 'jobwright release' lets it go\n";
        String over = "jobwright: 2 of the jobs have not ended in time\n";
        assertThat(cli.run("", "wait", "--timeout", "10ms", waits.toString(), held.toString()))
                .isEqualTo(new Answer(1, "", notice + over));
        assertThat(cli.run("", "wait", "--timeout", "10ms", "--group", "g"))
                .isEqualTo(new Answer(1, "", notice + over));
        Jobs.enqueue(cli, "held", options -> options.correlation("g").held("test"));
        assertThat(cli.run("", "wait", "--timeout", "10ms", "--group", "g").err())
                .startsWith("jobwright: 2 of the jobs are held: they run when 'jobwright release' lets them go\n");
    }

    @Test
    void goesOnWaitingForAHeldJob() {
        JobId held = Jobs.enqueue(cli, "good", options -> options.held("test"));
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> cli.run("", "wait", held.toString()));
        try (JobQueue queue = Jobs.open(cli)) {
            queue.release(held, "test");
        }
        run(held);
        assertThat(waiting.join().code()).isZero();
    }

    @Test
    void unknownJobsEndItAtOnce() {
        JobId waits = job("good");
        Answer answer = cli.run("", "wait", waits.toString(), "nobody");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("no job is called 'nobody'").hasLineCount(1);
        assertThat(cli.run("", "wait", "--group", "none"))
                .isEqualTo(new Answer(1, "", "jobwright: there is no such job\n"));
        assertThat(cli.run("", "wait").code()).isEqualTo(2);
    }
}
