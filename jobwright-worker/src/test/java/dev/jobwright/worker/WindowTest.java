package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.AttemptEnd;
import dev.jobwright.InstanceId;
import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.Lane;
import dev.jobwright.LeaseToken;
import dev.jobwright.Tally;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.memory.MemoryStore;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.TypeVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs that are claimed, and have not started. */
@Timeout(30)
class WindowTest {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Lane LANE = new Lane("default", "default", "word", 1);

    private final AtomicLong time = new AtomicLong();
    private final List<Long> ran = new CopyOnWriteArrayList<>();

    private static ClaimedJob claimed(long seq) {
        RunningAttempt attempt = new RunningAttempt(
                new JobId(new UUID(0, seq)),
                new LeaseToken(seq, 1, 42),
                LANE,
                Tally.NEW.claimed(),
                JobPolicy.DEFAULT,
                "worker",
                Instant.EPOCH);
        return new ClaimedJob(attempt, 0, Instant.EPOCH, Instant.EPOCH, "\"hello\"", null, null, Map.of());
    }

    @Test
    void whatIsTakenAwayFromTheWindowNeverStarts() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch settled = new CountDownLatch(2);
        try (SlotThreads threads = SlotThreads.of(false)) {
            Slots slots = new Slots(
                    1,
                    threads,
                    job -> {
                        awaitUninterruptibly(release);
                        ran.add(job.token().seq());
                        return new AttemptResult(job, new Outcome.Succeeded(null), Duration.ZERO);
                    },
                    result -> settled.countDown());
            slots.accept(List.of(claimed(1), claimed(2), claimed(3)), 0);

            assertThat(slots.takeIf(job -> job.token().seq() == 2)).containsExactly(claimed(2));
            release.countDown();
            WorkerTestBed.await(settled);

            assertThat(ran).containsExactly(1L, 3L);
        }
    }

    @Test
    void whatHasWaitedTooLongIsTakenOutOldestFirst() {
        try (SlotThreads threads = SlotThreads.of(false)) {
            Slots slots = new Slots(1, threads, job -> null, result -> {});
            slots.stop();
            slots.accept(List.of(claimed(1)), 100);
            slots.accept(List.of(claimed(2)), 200);

            assertThat(slots.takeOlderThan(150)).containsExactly(claimed(1));
            assertThat(slots.takeOlderThan(150)).isEmpty();
        }
    }

    @Test
    void nothingStartsOnALeaseThatMayHaveRunOut() {
        Handler<String, String> handler = (word, context) -> {
            ran.add(context.attempt());
            return word;
        };
        LeaseClock leaseClock = new LeaseClock(time::get, LEASE);
        AttemptRunner runner = new AttemptRunner(
                Map.of(new TypeVersion("word", 1), new Registration<>(WorkerTestBed.WORD, handler)),
                new WordCodec(),
                new Completions(new MemoryStore(new MonotonicClock()), new SplittableRandom(1)),
                new MemoryStore(new MonotonicClock()),
                new AtWork(() -> {}),
                leaseClock,
                time::get);
        leaseClock.renewed(time.get());
        time.addAndGet(LEASE.toNanos() + 1);

        AttemptResult result = Objects.requireNonNull(runner.run(claimed(1)));

        assertThat(ran).isEmpty();
        assertThat(Decisions.decide(Tally.NEW.claimed(), JobPolicy.DEFAULT, result.outcome(), new SplittableRandom(1))
                        .end())
                .isEqualTo(AttemptEnd.RELEASED);
    }

    @Test
    void aWorkerThatMayHaveLostItsLeasesClaimsNothingBeforeItHasRenewed() {
        StoreProbe probe = new StoreProbe();
        LeaseClock leaseClock = new LeaseClock(time::get, LEASE);
        Load load = new Load(4, time::get);
        ClaimLoop loop = new ClaimLoop(
                probe.over(new MemoryStore(() -> Instant.EPOCH), (method, args, call) -> null),
                new Claimer(new InstanceId(1), "worker", LEASE),
                "default",
                Set.of(),
                Set.of(new TypeVersion("word", 1)),
                load,
                leaseClock,
                time::get,
                new SplittableRandom(1),
                (jobs, at) -> {},
                new Trouble(event -> {}));
        load.claimed(1);
        time.addAndGet(1);

        loop.runOnce();
        assertThat(probe.calls()).doesNotContain("claim");

        leaseClock.renewed(time.get());
        loop.runOnce();
        assertThat(probe.calls()).contains("claim");
    }

    @Test
    void aJobThatIsDueInThousandsOfYearsIsSleptOverADayAtATime() {
        MemoryStore store = new MemoryStore(() -> Instant.EPOCH);
        List<NewJob> jobs = new ArrayList<>();
        jobs.add(new NewJob(
                new JobId(new UUID(0, 1)),
                LANE,
                0,
                null,
                Instant.parse("9998-01-01T00:00:00Z"),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                JobPolicy.DEFAULT,
                "1"));
        store.insert(jobs);

        Duration pause = new PromoteLoop(store, new Trouble(event -> {})).runOnce();

        assertThat(pause).isEqualTo(Duration.ofDays(1)).isLessThan(Pacer.UNTIL_WOKEN);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            WorkerTestBed.await(latch);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
