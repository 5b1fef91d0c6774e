package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The siege is not blind: a server that answers before it has written loses jobs when it is killed, and that is found. */
@RunsPostgres
class ForgetfulServerTest {

    private static final long SEED = Long.getLong("jobwright.crash.seed", System.nanoTime());
    private static final int BYTES = 30_000;

    @TempDir
    Path dir;

    @Test
    void jobsThatWereAcknowledgedTooEarlyAreMissed() throws Exception {
        System.out.println("seed " + SEED);
        try (PostgresGround ground = PostgresGround.forgetful();
                Siege siege = new Siege(ground, dir, SEED, Duration.ofSeconds(2), 2).begin(2, 1)) {
            siege.awaitProgress(BYTES);
            ground.remember(); // the tables, at least
            siege.awaitProgress(BYTES);
            siege.harm();
            assertThat(siege.end().violations()).anyMatch(line -> line.endsWith("was acknowledged, and is not there"));
        }
    }
}
