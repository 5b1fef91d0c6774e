package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary dies under load; a synchronous standby takes over, and the same processes go on with it. */
@RunsPostgres
class FailoverTest {

    private static final long SEED = Long.getLong("jobwright.crash.seed", System.nanoTime());
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int BYTES = 80_000;

    @TempDir
    Path dir;

    @Test
    void noAcknowledgedJobIsLostWithThePrimaryAndEveryJobEndsOnce() throws Exception {
        System.out.println("seed " + SEED);
        Leftovers leftovers;
        try (Ground ground = ClusterGround.start();
                Siege siege = new Siege(ground, dir, SEED, LEASE, 2).begin(2, 2)) {
            siege.awaitProgress(BYTES);
            siege.harm();
            siege.awaitProgress(BYTES);
            leftovers = Leftovers.of(ground);
            Verdict verdict = siege.end();
            System.out.println(siege.summary() + "; " + verdict);
            assertThat(verdict.violations()).isEmpty();
            assertThat(verdict.acknowledged()).isPositive();
        }
        leftovers.assertGone();
    }
}
