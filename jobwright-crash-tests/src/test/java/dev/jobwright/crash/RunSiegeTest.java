package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code jobwright run} has to stand. See the module's README for long runs, and for how to repeat one. */
class RunSiegeTest {

    private static final long SEED = Long.getLong("jobwright.crash.seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("jobwright.crash.kills", 20);

    @TempDir
    private Path dir;

    @Test
    void killsLoseNoLineRunNoneTwiceAtOnceAndLeaveNothingBehind() throws Exception {
        System.out.println("seed " + SEED + ", " + KILLS + " kills of jobwright run");
        try (RunSiege siege = new RunSiege(dir, SEED, KILLS)) {
            LineVerdict verdict = siege.fight();
            System.out.println(siege.summary() + "; " + verdict);
            assertThat(verdict.violations()).isEmpty();
            // Without these the test would be blind.
            assertThat(verdict.cutOff()).isPositive();
            assertThat(siege.leftOver()).isPositive();
        }
    }
}
