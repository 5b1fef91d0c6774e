package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.Lane;
import dev.jobwright.LeaseToken;
import dev.jobwright.Tally;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.memory.MemoryStore;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.TypeVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevokedTokensTest {

    private final RevokedTokens revoked = new RevokedTokens();

    private static LeaseToken token(long seq) {
        return new LeaseToken(seq, 1, 42);
    }

    @Test
    void knowsWhatWasTakenAwayAndNothingElse() {
        revoked.add(token(1));

        assertThat(revoked.contains(token(1))).isTrue();
        assertThat(revoked.contains(new LeaseToken(1, 2, 42))).isFalse();
        assertThat(revoked.contains(token(2))).isFalse();
    }

    @Test
    void forgetsTheOldestBeyondTwentyThousand() {
        for (long seq = 0; seq <= 20_000; seq++) {
            revoked.add(token(seq));
        }

        assertThat(revoked.contains(token(0))).isFalse();
        assertThat(revoked.contains(token(1))).isTrue();
    }

    @Test
    void anAttemptThatWasTakenAwayOnItsWayToASlotNeverStarts() {
        List<String> ran = new ArrayList<>();
        AtWork atWork = new AtWork(() -> {});
        AttemptRunner runner = new AttemptRunner(
                Map.of(new TypeVersion("word", 1), new Registration<>(WorkerTestBed.WORD, (word, context) -> {
                    ran.add(word);
                    return word;
                })),
                new WordCodec(),
                new Completions(new MemoryStore(new MonotonicClock()), new SplittableRandom(1)),
                new MemoryStore(new MonotonicClock()),
                atWork,
                new LeaseClock(() -> 0, Duration.ofSeconds(10)),
                () -> 0);
        RunningAttempt attempt = new RunningAttempt(
                new JobId(new UUID(0, 1)),
                token(1),
                new Lane("default", "default", "word", 1),
                Tally.NEW.claimed(),
                JobPolicy.DEFAULT,
                "worker",
                Instant.EPOCH);
        ClaimedJob job = new ClaimedJob(attempt, 0, Instant.EPOCH, Instant.EPOCH, "\"hello\"", null, null, Map.of());
        atWork.revoke(token(1));

        AttemptResult result = Objects.requireNonNull(runner.run(job));

        assertThat(ran).isEmpty();
        assertThat(result.outcome()).isInstanceOf(Outcome.Released.class);
        assertThat(atWork.all()).isEmpty();
    }
}
