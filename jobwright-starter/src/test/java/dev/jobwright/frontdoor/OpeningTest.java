package dev.jobwright.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobQueue;
import dev.jobwright.JobType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with the place where jobs should be. */
class OpeningTest {

    private static final JobType<String, Void> WORD = JobType.of("word", String.class);

    @Test
    void anUnknownUrlNamesTheOnesThatAreKnown() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> JobQueue.open("jdbc:oracle:thin:@db"))
                .withMessageContaining("jdbc:oracle:thin:@db")
                .withMessageContaining("use jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE or memory:");
    }

    @Test
    void passwordsInAUrlAreNotShown() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> JobQueue.open("jdbc:postgresql://joe:secret@db/x?password=secret"))
                .withMessageNotContaining("secret");
    }

    @Test
    void twoNamespacesInOneFileDoNotSeeEachOther(@TempDir Path folder) {
        String url = "jdbc:sqlite:" + folder.resolve("jobs.db");
        try (JobQueue mine = JobQueue.builder().url(url).namespace("mine").open();
                JobQueue yours = JobQueue.builder().url(url).namespace("yours").open()) {
            mine.enqueue(WORD, "hello", options -> options.key("same"));
            yours.enqueue(WORD, "hello", options -> options.key("same"));

            assertThat(mine.stats().lanes()).hasSize(1);
            assertThat(yours.stats().lanes()).hasSize(1);
        }
    }
}
