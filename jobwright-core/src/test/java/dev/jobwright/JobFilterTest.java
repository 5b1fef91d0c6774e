package dev.jobwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a filter asks for, and how it is told. */
class JobFilterTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void aFilterIsToldInWords() {
        JobFilter filter = JobFilter.state(JobState.FAILED, JobState.SUCCEEDED)
                .withQueue("images")
                .withType("resize")
                .withCorrelation("holiday")
                .withKey("cat")
                .withEnqueuedSince(NOON)
                .withFinishedSince(NOON.plusSeconds(1));

        assertThat(filter.describe())
                .isEqualTo("state=succeeded,failed queue=images type=resize correlation=holiday key=cat"
                        + " enqueuedSince=2026-01-02T12:00:00Z finishedSince=2026-01-02T12:00:01Z");
        assertThat(JobFilter.ALL.describe()).isEqualTo("all");
    }

    @Test
    void sinceATimeIncludesIt() {
        JobFilter enqueued = JobFilter.ALL.withEnqueuedSince(NOON);
        assertThat(enqueued.matchesTimes(NOON, null)).isTrue();
        assertThat(enqueued.matchesTimes(NOON.minusNanos(1_000), NOON)).isFalse();

        JobFilter finished = JobFilter.ALL.withFinishedSince(NOON);
        assertThat(finished.matchesTimes(NOON.minusSeconds(9), NOON)).isTrue();
        assertThat(finished.matchesTimes(NOON, NOON.minusNanos(1_000))).isFalse();
        assertThat(finished.matchesTimes(NOON, null)).isFalse();
    }

    @Test
    void timesAreThoseThatAStoreKeeps() {
        assertThat(JobFilter.ALL.withEnqueuedSince(NOON.plusNanos(999)))
                .isEqualTo(JobFilter.ALL.withEnqueuedSince(NOON));
    }
}
