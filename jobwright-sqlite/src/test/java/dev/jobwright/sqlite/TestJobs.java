package dev.jobwright.sqlite;

import dev.jobwright.InstanceId;
import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.Lane;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.Settlement;
import dev.jobwright.store.StoreProvider.StoreOptions;
import dev.jobwright.store.TypeVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Plain jobs and plain questions. */
final class TestJobs {

    static final Lane LANE = new Lane("default", "default", "resize", 1);
    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

    private TestJobs() {}

    static SqliteStore open(Path file) {
        return SqliteStore.open("jdbc:sqlite:" + file, StoreOptions.DEFAULT, new MonotonicClock());
    }

    static NewJob job(String args) {
        JobId id = new JobId(new UUID(0x7000, IDS.incrementAndGet()));
        return new NewJob(id, LANE, 0, null, null, null, null, null, null, null, Map.of(), JobPolicy.DEFAULT, args);
    }

    static java.util.List<NewJob> jobs(int n) {
        return IntStream.range(0, n).mapToObj(i -> job("{\"n\":" + i + "}")).toList();
    }

    static Claimer claimer(Duration lease) {
        return new Claimer(new InstanceId(IDS.incrementAndGet()), "tester", lease);
    }

    static ClaimRequest claim(Claimer claimer, int max) {
        return new ClaimRequest(
                claimer, IDS.incrementAndGet(), "default", Set.of(), Set.of(new TypeVersion("resize", 1)), max);
    }

    static Settlement succeeded(ClaimedJob job, String result) {
        return settlement(job.attempt(), Settlement.Authority.HOLDER, new Outcome.Succeeded(result));
    }

    static Settlement settlement(RunningAttempt attempt, Settlement.Authority authority, Outcome outcome) {
        return Settlement.by(
                authority,
                attempt,
                Decisions.decide(attempt.tally(), attempt.policy(), outcome, new Random(1)),
                Duration.ofMillis(1));
    }
}
