package dev.jobwright.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.queue.Signals.Ended;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentlyEndedTest {

    private final AtomicLong time = new AtomicLong(-5);
    private final RecentlyEnded recent = new RecentlyEnded(time::get);

    private static Ended ended(long id, @Nullable String result) {
        return new Ended(new JobId(new UUID(0, id)), JobState.SUCCEEDED, result, null);
    }

    @Test
    void knowsAJobForASecondAfterItsEnd() {
        Ended job = ended(1, "1");
        recent.add(List.of(job));

        time.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(recent.get(job.id())).isEqualTo(job);
        time.addAndGet(1);
        assertThat(recent.get(job.id())).isNull();
    }

    @Test
    void forgetsAJobThatLivesAgain() {
        Ended job = ended(1, "1");
        recent.add(List.of(job));

        recent.forget(List.of(job.id()));

        assertThat(recent.get(job.id())).isNull();
    }

    @Test
    void keepsTheLatestEndOfAJobThatEndsTwice() {
        recent.add(List.of(ended(1, "first")));
        recent.add(List.of(ended(1, "second")));

        assertThat(recent.get(ended(1, null).id())).isEqualTo(ended(1, "second"));
    }

    @Test
    void keepsTheNewestEightThousand() {
        for (int i = 0; i < 10_000; i++) {
            recent.add(List.of(ended(i, "r")));
        }

        assertThat(recent.get(ended(9_999, null).id())).isNotNull();
        assertThat(recent.get(ended(10_000 - 8_192, null).id())).isNotNull();
        assertThat(recent.get(ended(10_000 - 8_193, null).id())).isNull();
    }

    @Test
    void doesNotHoldOnToLongResults() {
        Ended job = ended(1, "x".repeat(5_000));

        recent.add(List.of(job));

        assertThat(recent.get(job.id())).isNull();
    }
}
