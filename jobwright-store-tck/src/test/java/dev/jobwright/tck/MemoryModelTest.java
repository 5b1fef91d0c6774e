package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Transition;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.tck.model.Campaign;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The reference store beside itself: what it answers does not depend on anything but the operations, and what it holds
 * keeps the invariants after any of them.
 */
class MemoryModelTest extends ModelTest {

    @Override
    protected StoreFixture fixture() {
        return new MemoryFixture();
    }

    /** Random sequences that never got somewhere would prove nothing about it. */
    @Test
    void theSequencesWalkTheWholeLifeCycle() {
        Set<Transition> walked = new HashSet<>();
        Campaign campaign = new Campaign(
                () -> new MemoryFixture((from, trigger, to) -> walked.add(new Transition(from, trigger, to, ""))), 120);
        for (long seed = 1; seed <= 100; seed++) {
            assertThat(campaign.play(seed)).isNull();
        }

        assertThat(Lifecycle.table().stream()
                        .map(row -> new Transition(row.from(), row.trigger(), row.to(), ""))
                        .filter(row -> !walked.contains(row)))
                .as("never walked but the row that takes a hundred attempts")
                .containsExactly(new Transition(JobState.RUNNING, Trigger.GIVE_BACK, JobState.HELD, ""));
    }
}
