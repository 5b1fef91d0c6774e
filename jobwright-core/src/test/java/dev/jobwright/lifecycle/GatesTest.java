package dev.jobwright.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GatesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusNanos(1_000);

    @Test
    void openGatesAreAvailable() {
        assertThat(Gates.OPEN.state(NOW)).isEqualTo(JobState.AVAILABLE);
        assertThat(Gates.OPEN.state(Instant.MIN)).isEqualTo(JobState.AVAILABLE);
    }

    @Test
    void theStateIsTheFirstClosedGate() {
        assertThat(new Gates(1, null, "held", LATER, true).state(NOW)).isEqualTo(JobState.BLOCKED);
        assertThat(new Gates(0, "scope", "held", LATER, true).state(NOW)).isEqualTo(JobState.BLOCKED);
        assertThat(new Gates(0, null, "held", LATER, true).state(NOW)).isEqualTo(JobState.HELD);
        assertThat(new Gates(0, null, "", null, false).state(NOW)).isEqualTo(JobState.HELD);
        assertThat(new Gates(0, null, null, LATER, true).state(NOW)).isEqualTo(JobState.RETRYING);
        assertThat(new Gates(0, null, null, LATER, false).state(NOW)).isEqualTo(JobState.SCHEDULED);
    }

    @Test
    void atItsTimeTheGateIsOpen() {
        assertThat(new Gates(0, null, null, NOW, true).state(NOW)).isEqualTo(JobState.AVAILABLE);
        assertThat(new Gates(0, null, null, NOW, false).state(LATER)).isEqualTo(JobState.AVAILABLE);
    }

    @Test
    void holdingAndLettingGoChangeNothingElse() {
        Gates gates = new Gates(2, "scope", null, LATER, true);

        assertThat(gates.held("x").heldReason()).isEqualTo("x");
        assertThat(gates.held("x").held(null)).isEqualTo(gates);
    }
}
