package dev.jobwright.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.cli.Cli;
import dev.jobwright.cli.Cli.Answer;
import dev.jobwright.cli.Jobs;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JobReferenceTest {

    /** Begins otherwise than the ids that are made today. */
    private static final String OLD = "01800000-0000-7000-8000-000000000001";

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void openCli() {
        cli = new Cli(folder);
        Jobs.enqueue(cli, "old", options -> options.id(JobId.parse(OLD)).key("cat-320"));
    }

    private Answer show(String reference) {
        return cli.run("", "show", reference);
    }

    @Test
    void aJobIsFoundByIdByKeyAndByTheBeginningOfItsId() {
        Answer byId = show(OLD);
        assertThat(byId.out()).contains(OLD, "cat-320");
        assertThat(show("cat-320")).isEqualTo(byId);
        assertThat(show("018000")).isEqualTo(byId);
        assertThat(show("01800000-0000")).isEqualTo(byId);
        assertThat(show(OLD.toUpperCase(Locale.ROOT))).isEqualTo(byId);
    }

    @Test
    void alsoBehindManyOthers() {
        JobId id = Jobs.enqueue(cli, "wanted", options -> {});
        try (JobQueue queue = Jobs.open(cli)) {
            queue.enqueueAll(Jobs.TYPE, Collections.nCopies(1_200, "later"));
        }
        assertThat(show(id.toString().substring(0, 28)).out()).contains(id.toString(), "wanted");
    }

    @Test
    void aBeginningOfSeveralIdsIsNoName() {
        Jobs.enqueue(cli, "other", options -> options.id(JobId.parse(OLD.replace("0001", "0002"))));
        Answer answer = show("018000");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .contains("'018000' begins the ids of several jobs: give more of it")
                .hasLineCount(1);
    }

    @Test
    void fiveCharactersAreTooFew() {
        Answer answer = show("01800");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("no job is called '01800'").hasLineCount(1);
    }

    @Test
    void whatIsUnknownDoesNotHideTheOthers() {
        Answer answer = cli.run("", "show", "nobody", "cat-320", "--json");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).hasLineCount(1).contains(OLD);
        assertThat(answer.err())
                .startsWith("{\"error\":{\"code\":\"not_found\",\"message\":\"no job is called 'nobody'")
                .hasLineCount(1);
    }
}
