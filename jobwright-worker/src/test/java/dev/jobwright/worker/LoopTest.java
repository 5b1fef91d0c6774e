package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.InstanceId;
import dev.jobwright.memory.MemoryStore;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The loops in virtual time: when they want to run, and what they then ask of the store. */
class LoopTest {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final AtomicLong time = new AtomicLong(1_000_000_000L);
    private final Nanos nanos = time::get;
    private final StoreProbe probe = new StoreProbe();
    private final JobStore store =
            probe.over(new MemoryStore(() -> Instant.ofEpochSecond(0, time.get())), (method, args, call) -> null);
    private final WorkerListener nobody = event -> {};

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    @Test
    void aTickRunsEachLoopWhenItsTimeComesAndSleepsUntilTheNext() {
        List<String> ran = new ArrayList<>();
        Tick.Entry often = new Tick.Entry(
                () -> {
                    ran.add("often");
                    return Duration.ofSeconds(1);
                },
                Duration.ZERO);
        Tick.Entry seldom = new Tick.Entry(
                () -> {
                    ran.add("seldom");
                    return Pacer.UNTIL_WOKEN;
                },
                Duration.ofSeconds(5));
        Tick tick = new Tick(nanos, List.of(often, seldom));

        assertThat(tick.runOnce()).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        tick.runOnce();
        seldom.ask();

        assertThat(tick.runOnce()).isEqualTo(Duration.ofSeconds(1));
        assertThat(ran).containsExactly("often", "seldom", "often");
        pass(Duration.ofSeconds(4));
        tick.runOnce();
        assertThat(ran).containsExactly("often", "seldom", "often", "often", "seldom");
    }

    @Test
    void aWorkerWithoutLeasesDoesNotRenew() {
        Load load = new Load(1, nanos);
        RenewLoop renew = renewLoop(load);

        renew.runOnce();
        pass(LEASE);

        assertThat(renew.runOnce()).isEqualTo(Pacer.UNTIL_WOKEN);
        assertThat(renew.isAsleep()).isTrue();
        assertThat(probe.calls()).doesNotContain("renew");
    }

    @Test
    void aWorkerWithLeasesRenewsThreeTimesInALease() {
        Load load = new Load(1, nanos);
        load.claimed(1);
        RenewLoop renew = renewLoop(load);

        for (int tenth = 0; tenth < 10; tenth++) {
            pass(LEASE.dividedBy(10));
            renew.runOnce();
        }

        assertThat(probe.calls()).filteredOn("renew"::equals).hasSize(3);
    }

    private RenewLoop renewLoop(Load load) {
        Claimer claimer = new Claimer(new InstanceId(1), "worker", LEASE);
        return new RenewLoop(
                store, claimer, load, new LeaseClock(nanos, LEASE), nanos, token -> {}, new Trouble(nobody));
    }

    @Test
    void afterAStallNothingIsRescuedForOneLease() {
        RescueLoop rescue = new RescueLoop(store, LEASE, nanos, new SplittableRandom(1), nobody, new Trouble(nobody));
        pass(LEASE.dividedBy(2)); // it was started, and did not get to run

        assertThat(rescue.runOnce()).isEqualTo(LEASE);
        pass(LEASE);
        rescue.runOnce();

        assertThat(probe.calls()).containsExactly("findLost");
    }

    @Test
    void aRescuerSleepsWhileNobodyRunsAnything() {
        RescueLoop rescue = new RescueLoop(store, LEASE, nanos, new SplittableRandom(1), nobody, new Trouble(nobody));

        assertThat(rescue.runOnce()).isEqualTo(Pacer.UNTIL_WOKEN);
        pass(LEASE.multipliedBy(100));
        assertThat(rescue.runOnce()).isEqualTo(Pacer.UNTIL_WOKEN);
        assertThat(probe.calls()).containsExactly("findLost", "findLost");
    }

    @Test
    void slowWorkHasNoWindowAndFastWorkHasOne() {
        Load load = new Load(4, nanos);
        load.claimed(4);
        assertThat(load.room()).isZero();

        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(10));
            load.claimed(100);
            load.settled(100);
        }

        // 10,000 a second: 200 in 20 ms.
        assertThat(load.room()).isBetween(300, 400);
    }

    @Test
    void aLeaseMayHaveRunOutOneLeaseAfterTheRequestWasSent() {
        LeaseClock clock = new LeaseClock(nanos, LEASE);
        long sentAt = nanos.now();
        pass(Duration.ofSeconds(4));
        clock.renewed(sentAt);

        pass(Duration.ofSeconds(6));
        assertThat(clock.mayHaveRunOut()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(clock.mayHaveRunOut()).isTrue();
    }
}
