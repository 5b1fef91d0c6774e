package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge is not blind: planted faults are found, and what is allowed is not. */
class ExecutionsTest {

    private static final long NEVER = Long.MAX_VALUE;

    private final Life first = new Life(Path.of("first"));
    private final Life second = new Life(Path.of("second"));

    @Test
    void attemptsThatFollowEachOtherAreFine() {
        assertThat(wrong(settled(first, 1, 10, 20), settled(second, 2, 20, 30))).isEmpty();
    }

    @Test
    void anOverlapOfTwoLivingWorkersIsFound() {
        assertThat(wrong(settled(first, 1, 10, 20), settled(second, 2, 19, 30)))
                .singleElement()
                .asString()
                .contains("was not stopped meanwhile");
    }

    @Test
    void twoAttemptsWithOneNumberAreFound() {
        assertThat(wrong(settled(first, 1, 10, 20), settled(second, 1, 30, 40)))
                .singleElement()
                .asString()
                .contains("has the number of another one");
    }

    @Test
    void anOverlapWithAPausedWorkerMustHaveBeenRefused() {
        first.paused(15, 40);
        assertThat(wrong(refused(first, 1, 10, 50), settled(second, 2, 30, 35))).isEmpty();
        assertThat(wrong(settled(first, 1, 10, 50), settled(second, 2, 30, 35)))
                .singleElement()
                .asString()
                .contains("counted all the same");
        assertThat(wrong(new Execution(first, "job", 1, 10, 50, false, false), settled(second, 2, 30, 35)))
                .singleElement()
                .asString()
                .contains("was not told");
    }

    @Test
    void aPauseAfterTheTakeoverIsNoExcuse() {
        first.paused(32, 40);
        assertThat(wrong(refused(first, 1, 10, 50), settled(second, 2, 30, 35))).hasSize(1);
    }

    @Test
    void aKilledHandlerEndsWithItsProcess() {
        first.kill();
        long death = first.aliveUntil();
        Execution killed = new Execution(first, "job", 1, death - 10, NEVER, false, false);
        assertThat(wrong(killed, settled(second, 2, death + 1, death + 2))).isEmpty();
        assertThat(wrong(killed, settled(second, 2, death - 1, death + 2))).hasSize(1);
    }

    @Test
    void aHandlerThatWasNeverSeenToEndIsFound() {
        assertThat(wrong(new Execution(first, "job", 1, 10, NEVER, false, false)))
                .singleElement()
                .asString()
                .contains("never ended");
    }

    @Test
    void anAttemptThatBeginsAfterItsSuccessorIsFound() {
        assertThat(wrong(refused(first, 1, 40, 50), settled(second, 2, 20, 30)))
                .singleElement()
                .asString()
                .contains("did not look at its lease");
    }

    @Test
    void aStopBetweenTheLookAtTheLeaseAndTheFirstLineIsAnExcuseForARefusedAttemptOnly() {
        first.paused(10, 39);
        assertThat(wrong(refused(first, 1, 40, 50), settled(second, 2, 20, 30))).isEmpty();
        assertThat(wrong(settled(first, 1, 40, 50), settled(second, 2, 20, 30)))
                .singleElement()
                .asString()
                .contains("counted all the same");
        assertThat(wrong(refused(first, 1, 40, 50), settled(second, 2, 41, 60))).isEmpty();
        assertThat(wrong(settled(first, 1, 40, 50), settled(second, 2, 41, 60)))
                .singleElement()
                .asString()
                .contains("counted all the same");
        assertThat(wrong(refused(first, 1, 60_000_000, 60_000_002), settled(second, 2, 60_000_001, 60_000_003)))
                .hasSize(1);
        assertThat(wrong(refused(first, 1, 60_000_000, 60_000_001), settled(second, 2, 20, 30)))
                .hasSize(1);
    }

    private static List<String> wrong(Execution... attempts) {
        return Executions.wrongIn("job", List.of(attempts));
    }

    private static Execution settled(Life life, long attempt, long start, long end) {
        return new Execution(life, "job", attempt, start, end, true, false);
    }

    private static Execution refused(Life life, long attempt, long start, long end) {
        return new Execution(life, "job", attempt, start, end, false, true);
    }
}
