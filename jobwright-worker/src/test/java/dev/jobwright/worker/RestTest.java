package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {

    private long now = 1_000;
    private final Rest rest = new Rest(() -> now);

    @Test
    void aLoopThatHasDoneNothingNeedsNoRest() {
        assertThat(rest.left()).isZero();
    }

    @Test
    void aSmallCallIsFollowedByARestOfItsOwnLength() {
        now += 700;
        rest.after(3, now - 700);

        assertThat(rest.left()).isEqualTo(Duration.ofNanos(700));
        now += 699;
        assertThat(rest.left()).isEqualTo(Duration.ofNanos(1));
        now += 1;
        assertThat(rest.left()).isZero();
    }

    @Test
    void aLongCallIsFollowedByTwoMillisecondsAtMost() {
        now += Duration.ofSeconds(1).toNanos();
        rest.after(3, now - Duration.ofSeconds(1).toNanos());

        assertThat(rest.left()).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void aLargeCallIsFollowedByTheNextOneAtOnce() {
        now += 700;
        rest.after(100, now - 700);

        assertThat(rest.left()).isZero();
    }
}
