package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code jobwright run} has to stand. See the module's README for long runs, and for how to repeat one. */
class RunSiegeTest {

    private static final long SEED = Long.getLong("jobwright.crash.seed", System.nanoTime());
    private static final int KILLS = Integer.getInteger("jobwright.crash.kills", 20);

    /** Of one workload: a line that is cut off a hundred times fails, as a command would that kills its worker. */
    private static final int KILLS_OF_ONE = 50;

    @TempDir
    private Path dir;

    @Test
    void killsLoseNoLineRunNoneTwiceAtOnceAndLeaveNothingBehind() throws Exception {
        System.out.println("seed " + SEED + ", " + KILLS + " kills of jobwright run");
        int left = KILLS;
        for (int siege = 0; left > 0; siege++) {
            int kills = Math.min(left, KILLS_OF_ONE);
            besiege(Files.createDirectory(dir.resolve("siege-" + siege)), SEED + siege, kills);
            left -= kills;
        }
    }

    private static void besiege(Path folder, long seed, int kills) throws Exception {
        try (RunSiege siege = new RunSiege(folder, seed, kills)) {
            LineVerdict verdict = siege.fight();
            System.out.println(siege.summary() + "; " + verdict);
            assertThat(verdict.violations()).isEmpty();
            // Without these the test would be blind.
            assertThat(verdict.cutOff()).isPositive();
            assertThat(siege.leftOver()).isPositive();
        }
    }
}
