package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.tck.model.Campaign;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of operations give the same answers on the store as on {@link dev.jobwright.memory.MemoryStore}.
 * Every sequence has a seed, and a difference is reported as the few operations that show it.
 *
 * <ul>
 *   <li>{@code -Djobwright.model.first=S}: the first seed; 1 when not said, so that every build plays the same
 *   <li>{@code -Djobwright.model.seeds=N}: how many, however long it takes; when not said, {@link #seeds} of them or
 *       as many as fit in {@link #seconds}
 * </ul>
 */
public abstract class ModelTest {

    private static final Logger LOG = System.getLogger(ModelTest.class.getName());
    private static final int LENGTH = 120;

    /** New data, empty, for one sequence. Called once for each. */
    protected abstract StoreFixture fixture();

    /** How many sequences an ordinary build plays. */
    protected int seeds() {
        return 200;
    }

    /** How long an ordinary build plays. */
    protected int seconds() {
        return 20;
    }

    @Test
    void randomSequencesGiveTheAnswersOfTheModel() throws InterruptedException {
        long first = Long.getLong("jobwright.model.first", 1);
        Long asked = Long.getLong("jobwright.model.seeds");
        long last = first + (asked == null ? seeds() : asked) - 1;
        Campaign campaign = new Campaign(this::fixture, LENGTH);
        MonotonicClock clock = new MonotonicClock();
        Instant end = clock.instant().plusSeconds(seconds());
        long seed = first;
        while (seed <= last && (asked != null || clock.instant().isBefore(end))) {
            String difference = campaign.play(seed);
            if (difference != null) {
                fail(difference);
            }
            seed++;
        }
        Threads.assertNoneLeft();
        long played = seed - first;
        LOG.log(
                Level.INFO,
                () -> "model test: " + played + " sequences from seed " + first + ", " + campaign.operations()
                        + " operations, no difference");
        assertThat(played).isPositive();
    }
}
