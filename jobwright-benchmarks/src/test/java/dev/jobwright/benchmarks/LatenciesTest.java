package dev.jobwright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentilesAreRightWithinTheWidthOfABucket() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 100_000; i++) {
            latencies.record(i * 1_000L);
        }
        assertThat(latencies.count()).isEqualTo(100_000);
        assertThat(latencies.millis(0.50)).isCloseTo(50, Percentage.withPercentage(2));
        assertThat(latencies.millis(0.99)).isCloseTo(99, Percentage.withPercentage(2));
        assertThat(latencies.millis(1)).isCloseTo(100, within(0.0001));
    }

    @Test
    void theLongestPossibleDurationHasABucket() {
        Latencies latencies = new Latencies();
        latencies.record(Long.MAX_VALUE);
        assertThat(latencies.millis(0.5)).isEqualTo(Long.MAX_VALUE / 1e6);
    }
}
