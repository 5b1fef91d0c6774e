package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** See the module's README for long runs, and for how to repeat one. */
class CrashTest {

    private static final int KILLS = Integer.getInteger("jobwright.crash.kills", 20);
    private static final long SEED = Long.getLong("jobwright.crash.seed", System.nanoTime());

    @TempDir
    Path dir;

    @Test
    void killsAndPausesLoseNothingAndRunNothingTwiceAtOnce() throws Exception {
        Verdict verdict = Main.run(dir, KILLS, Math.max(3, KILLS / 7), SEED);
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.acknowledged()).isPositive();
        // Every pause lasts until somebody took the job over: without a refusal the test would be blind.
        assertThat(verdict.lostLeases()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aKillOfAllProcessesAtOnceLosesNothing() throws Exception {
        System.out.println("seed " + SEED);
        try (Siege siege = new Siege(dir, SEED, Duration.ofSeconds(2), 5).begin(1, 2)) {
            for (int i = 0; i < 3; i++) {
                siege.killAll();
            }
            Verdict verdict = siege.end();
            System.out.println(siege.summary() + "; " + verdict);
            assertThat(verdict.violations()).isEmpty();
            assertThat(verdict.acknowledged()).isPositive();
        }
    }

    @Test
    void aJobIsThereWhenItsProducerIsKilledJustAfterEnqueueReturned() throws Exception {
        System.out.println("seed " + SEED);
        try (Siege siege = new Siege(dir, SEED, Duration.ofSeconds(2), 1).begin(2, 1)) {
            for (int i = 0; i < 8; i++) {
                siege.killAfterAcknowledgement();
            }
            Verdict verdict = siege.end();
            System.out.println(siege.summary() + "; " + verdict);
            assertThat(verdict.violations()).isEmpty();
            assertThat(verdict.acknowledged()).isPositive();
        }
    }
}
