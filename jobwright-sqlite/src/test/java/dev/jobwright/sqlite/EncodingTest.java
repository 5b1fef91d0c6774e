package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Backoff;
import dev.jobwright.JobPolicy;
import dev.jobwright.jdbc.HeaderText;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.PolicyText;
import dev.jobwright.jdbc.WellFormed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept as text or as a number comes back as it went in. */
class EncodingTest {

    @Test
    void headers() {
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("traceparent", "00-4bf92f-01", "a", "b"),
                Map.of("", "", "=", "\n", "\\", "\\n=\\e\r\u0000", "ü", "😀"))) {
            assertThat(HeaderText.read(HeaderText.write(headers))).isEqualTo(headers);
        }
        assertThat(HeaderText.write(Map.of("b", "2", "a", "1"))).isEqualTo("a=1\nb=2\n");
    }

    @Test
    void policies() {
        JobPolicy odd = new JobPolicy(
                7,
                new Backoff(Backoff.Kind.LINEAR, Duration.ofNanos(1), Duration.ofMillis(1_500), false),
                0,
                Duration.ofSeconds(90),
                Duration.ZERO,
                Duration.ofDays(400));
        for (JobPolicy policy : List.of(JobPolicy.DEFAULT, odd)) {
            assertThat(PolicyText.read(PolicyText.write(policy))).isEqualTo(policy);
        }
    }

    @Test
    void times() {
        Instant time = Instant.parse("9999-12-31T00:00:00.123456Z");
        assertThat(Micros.instant(Micros.of(time))).isEqualTo(time);
        assertThat(Micros.of(Instant.parse("1970-01-01T00:00:00.000000999Z"))).isZero();
        assertThat(Micros.duration(Micros.of(Duration.ofNanos(1_999)))).isEqualTo(Duration.ofNanos(1_000));
    }

    @Test
    void wellFormedText() {
        assertThat(WellFormed.isWellFormed("a😀b")).isTrue();
        assertThat(WellFormed.isWellFormed("a\ud83d")).isFalse();
        assertThat(WellFormed.isWellFormed("\ude00a")).isFalse();
    }
}
