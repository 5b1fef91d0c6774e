package dev.jobwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    private static final Duration YEAR = Duration.ofDays(365);

    @ParameterizedTest
    @CsvSource({
        "FIXED, 1, PT3S",
        "FIXED, 1000000, PT3S",
        "LINEAR, 1, PT3S",
        "LINEAR, 2, PT6S",
        "LINEAR, 50, PT2M",
        "EXPONENTIAL, 1, PT6S",
        "EXPONENTIAL, 2, PT12S",
        "EXPONENTIAL, 5, PT1M36S",
        "EXPONENTIAL, 6, PT2M"
    })
    void theWaitGrowsUpToItsCap(Backoff.Kind kind, int failures, Duration expected) {
        Backoff backoff = new Backoff(kind, Duration.ofSeconds(3), Duration.ofMinutes(2), false);

        assertThat(backoff.delay(failures, new Random(1))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void noNumberOfFailuresOverflows(Backoff.Kind kind) {
        for (Duration base : new Duration[] {Duration.ZERO, Duration.ofNanos(1), Duration.ofSeconds(1), YEAR}) {
            for (boolean jitter : new boolean[] {false, true}) {
                Backoff backoff = new Backoff(kind, base, YEAR, jitter);
                for (int failures : new int[] {1, 30, 62, 63, 64, 65, 1_023, 1_024, 1_000_000, Integer.MAX_VALUE}) {
                    assertThat(backoff.delay(failures, new Random(failures))).isBetween(base, YEAR);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 40})
    void jitterStaysBetweenTheBaseAndTheGrownWaitAndUsesAllOfIt(int failures) {
        Backoff backoff = Backoff.exponential(Duration.ofSeconds(1), Duration.ofHours(1));
        Duration most = new Backoff(Backoff.Kind.EXPONENTIAL, backoff.base(), backoff.cap(), false)
                .delay(failures, new Random(1));
        Random random = new Random(failures);
        Duration shortest = YEAR;
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 2_000; i++) {
            Duration delay = backoff.delay(failures, random);
            assertThat(delay).isBetween(backoff.base(), most);
            shortest = delay.compareTo(shortest) < 0 ? delay : shortest;
            longest = delay.compareTo(longest) > 0 ? delay : longest;
        }
        Duration tenth = most.minus(backoff.base()).dividedBy(10);
        assertThat(shortest).isLessThan(backoff.base().plus(tenth));
        assertThat(longest).isGreaterThan(most.minus(tenth));
    }

    @Test
    void fixedIsExact() {
        assertThat(Backoff.fixed(Duration.ofMillis(250)).delay(7, new Random(1)))
                .isEqualTo(Duration.ofMillis(250));
        assertThat(Backoff.fixed(Duration.ZERO).delay(7, new Random(1))).isZero();
    }

    @Test
    void impossibleWaitsAreRefused() {
        assertThatThrownBy(() -> Backoff.fixed(Duration.ofSeconds(-1))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Backoff.linear(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Backoff.exponential(Duration.ZERO, YEAR.plusNanos(1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("365 days");
    }
}
