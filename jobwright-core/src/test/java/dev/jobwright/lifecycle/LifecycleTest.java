package dev.jobwright.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.JobState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final List<Transition> TABLE = Lifecycle.table();

    @Test
    void theTableHasThisManyRowsAndNoneTwice() {
        assertThat(TABLE).hasSize(37);
        assertThat(TABLE.stream().map(row -> List.of(Objects.toString(row.from()), row.trigger(), row.to())))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyRowAndNothingElseIsAMove() {
        Set<Transition> rows = new HashSet<>();
        TABLE.forEach(row -> rows.add(new Transition(row.from(), row.trigger(), row.to(), "")));
        List<JobState> fromStates = new ArrayList<>(List.of(JobState.values()));
        fromStates.add(null);
        for (JobState from : fromStates) {
            for (Trigger trigger : Trigger.values()) {
                for (JobState to : JobState.values()) {
                    if (rows.contains(new Transition(from, trigger, to, ""))) {
                        assertThat(Lifecycle.move(from, trigger, to)).isEqualTo(to);
                        assertThat(Lifecycle.allows(from, trigger)).isTrue();
                    } else {
                        assertThatThrownBy(() -> Lifecycle.move(from, trigger, to))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining(trigger.toString());
                    }
                }
            }
        }
    }

    @Test
    void onlyARetryLeavesATerminalState() {
        assertThat(TABLE.stream().filter(row -> row.from() != null && row.from().isTerminal()))
                .extracting(Transition::trigger)
                .containsOnly(Trigger.RETRY);
    }

    @Test
    void onlyAClaimLeadsToRunningAndOnlyFromAvailable() {
        assertThat(TABLE.stream().filter(row -> row.to() == JobState.RUNNING))
                .containsExactly(new Transition(JobState.AVAILABLE, Trigger.CLAIM, JobState.RUNNING, ""));
    }

    @Test
    void everyStateThatCanBeReachedCanBeLeftOrIsTerminal() {
        Set<JobState> reached = EnumSet.noneOf(JobState.class);
        TABLE.forEach(row -> reached.add(row.to()));
        for (JobState state : reached) {
            assertThat(state.isTerminal() || TABLE.stream().anyMatch(row -> row.from() == state))
                    .as("%s", state)
                    .isTrue();
        }
    }

    @Test
    void everyLiveStateCanBeCancelled() {
        for (JobState state : JobState.values()) {
            boolean live = TABLE.stream().anyMatch(row -> row.to() == state) && !state.isTerminal();
            assertThat(Lifecycle.allows(state, Trigger.CANCEL)).as("%s", state).isEqualTo(live);
        }
    }
}
