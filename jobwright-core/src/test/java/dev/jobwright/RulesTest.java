package dev.jobwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, lanes, policies, states: only what is possible can be said. */
class RulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-Z.a_z:0-9", "I", "i", "0"})
    void goodNames(String name) {
        assertThat(Names.check("queue", name)).isEqualTo(name);
        assertThat(Names.check("queue", "x".repeat(Names.MAX_LENGTH))).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "a/b", "a\n", "caf\u00e9", "\u0131", "\u0130", "a\0", "../x", "'", "\uD83D\uDC31"
            })
    void badNames(String name) {
        assertThatThrownBy(() -> Names.check("queue", name))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("queue '")
                .hasMessageContaining("A-Z a-z 0-9")
                .hasMessageNotContainingAny("\n", "\0");
        assertThatThrownBy(() -> Names.check("queue", "x".repeat(101))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aHugeBadNameMakesAShortMessage() {
        assertThatThrownBy(() -> Names.check("key", "x ".repeat(1_000_000)))
                .satisfies(thrown -> assertThat(thrown.getMessage().length()).isLessThan(400));
    }

    @Test
    void versionsCountFromOne() {
        assertThatThrownBy(() -> new Lane("default", "default", "resize", 0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> JobType.of("resize", -1, String.class, String.class))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void policiesHaveLimits() {
        JobPolicy policy = JobPolicy.DEFAULT;
        assertThat(policy.withMaxAttempts(1).maxAttempts()).isEqualTo(1);
        assertThat(policy.withMaxLeaseLosses(0).maxLeaseLosses()).isZero();
        assertThat(policy.withMaxRunTime(Duration.ofNanos(1)).withMaxRunTime(null))
                .isEqualTo(policy);
        assertThat(policy.withBackoff(policy.backoff())).isEqualTo(policy);

        assertThatThrownBy(() -> policy.withMaxAttempts(0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> policy.withMaxAttempts(1_000_001)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> policy.withMaxLeaseLosses(-1)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> policy.withMaxRunTime(Duration.ZERO)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> policy.withMaxRunTime(Duration.ofSeconds(-1))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new JobPolicy(1, Backoff.DEFAULT, 0, null, Duration.ofSeconds(-1), Duration.ZERO))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @EnumSource
    void statesComeBackFromCodeAndWord(JobState state) {
        assertThat(JobState.ofCode(state.code())).isEqualTo(state);
        assertThat(JobState.ofWord(state.word())).isEqualTo(state);
        assertThat(state.word()).matches("[a-z_]+"); // not so with the upper case of a Turkish locale
    }

    @ParameterizedTest
    @EnumSource
    void endsComeBackFromTheirCode(AttemptEnd end) {
        assertThat(AttemptEnd.ofCode(end.code())).isEqualTo(end);
        assertThat(end.word()).matches("[a-z_]+");
    }

    @Test
    void wordsAndCodesAreGivenOnce() {
        Set<Object> seen = new HashSet<>();
        for (JobState state : JobState.values()) {
            assertThat(seen.add(state.word()) && seen.add(state.code())).isTrue();
        }
        assertThatThrownBy(() -> JobState.ofWord("Succeeded"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("succeeded");
    }

    @Test
    void aTallyCountsOneThingAtATime() {
        Tally tally = new Tally(2, 7, 1, 2, 3, 4);
        assertThat(tally.claimed()).isEqualTo(new Tally(2, 8, 1, 2, 3, 4));
        assertThat(tally.failed()).isEqualTo(new Tally(2, 7, 2, 2, 3, 4));
        assertThat(tally.lost()).isEqualTo(new Tally(2, 7, 1, 3, 3, 4));
        assertThat(tally.released()).isEqualTo(new Tally(2, 7, 1, 2, 4, 4));
        assertThat(tally.snoozed()).isEqualTo(new Tally(2, 7, 1, 2, 3, 5));
        assertThat(tally.nextRun()).isEqualTo(new Tally(3, 7, 0, 0, 0, 0));
    }
}
