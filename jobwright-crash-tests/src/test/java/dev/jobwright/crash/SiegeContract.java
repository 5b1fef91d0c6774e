package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store has to stand. See the module's README for long runs, and for how to repeat one. */
abstract class SiegeContract {

    private static final long SEED = Long.getLong("jobwright.crash.seed", System.nanoTime());
    private static final Duration LEASE = Duration.ofSeconds(2);

    @TempDir
    Path dir;

    private Ground ground;

    abstract Ground ground(Path folder) throws Exception;

    abstract int defaultKills();

    @BeforeEach
    void begin() throws Exception {
        System.out.println("seed " + SEED);
        ground = ground(dir);
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        Leftovers leftovers = Leftovers.of(ground);
        ground.close();
        leftovers.assertGone();
    }

    @Test
    void killsAndPausesLoseNothingAndRunNothingTwiceAtOnce() throws Exception {
        Verdict verdict = Campaign.ofProperties(defaultKills()).fight(ground, dir, SEED);
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.acknowledged()).isPositive();
        // Every pause lasts until somebody took the job over: without a refusal the test would be blind.
        assertThat(verdict.lostLeases()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aKillOfAllProcessesAtOnceLosesNothing() throws Exception {
        try (Siege siege = new Siege(ground, dir, SEED, LEASE, 5).begin(1, 2)) {
            for (int i = 0; i < 3; i++) {
                siege.killAll();
            }
            judge(siege);
        }
    }

    @Test
    void aJobIsThereWhenItsProducerIsKilledJustAfterEnqueueReturned() throws Exception {
        try (Siege siege = new Siege(ground, dir, SEED, LEASE, 10).begin(2, 1)) {
            for (int i = 0; i < 6; i++) {
                siege.killAfterAcknowledgement();
            }
            judge(siege);
        }
    }

    private static void judge(Siege siege) throws Exception {
        Verdict verdict = siege.end();
        System.out.println(siege.summary() + "; " + verdict);
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.acknowledged()).isPositive();
    }
}
