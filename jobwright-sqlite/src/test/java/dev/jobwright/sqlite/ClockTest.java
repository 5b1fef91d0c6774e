package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Time never goes back. */
class ClockTest {

    @Test
    void aStoreClockStandsStillWhileItsSourceIsBehind() {
        AtomicReference<Instant> source = new AtomicReference<>(Instant.ofEpochSecond(100, 1_999));
        StoreClock clock = new StoreClock(source::get);
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(100, 1_000));
        source.set(Instant.ofEpochSecond(90));
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(100, 1_000));
        assertThat(clock.isAhead()).isTrue();
        source.set(Instant.ofEpochSecond(101));
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(101));
        assertThat(clock.isAhead()).isFalse();
    }
}
