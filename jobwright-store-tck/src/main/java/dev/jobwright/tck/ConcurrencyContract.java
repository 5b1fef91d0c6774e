package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.AttemptEnd;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.LogEntry;
import dev.jobwright.Prune;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.SettleResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many threads at once. */
public abstract class ConcurrencyContract extends Contract {

    private static final int THREADS = 8;

    protected ConcurrencyContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void everyInsertIsAnsweredAndThere() throws Exception {
        List<List<NewJob>> batches = batches(THREADS, 40);

        Together.run(THREADS, thread -> {
            for (NewJob job : batches.get(thread)) {
                assertThat(store.insert(List.of(job)))
                        .containsExactly(new InsertResult.Inserted(job.id(), JobState.AVAILABLE));
            }
        });

        assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(THREADS * 40L);
        List<JobId> all = batches.stream().flatMap(List::stream).map(NewJob::id).toList();
        assertThat(store.find(all)).extracting(Job::seq).doesNotHaveDuplicates().hasSize(all.size());
    }

    @Test
    void oneOfManyInsertsOfOneIdWins() throws Exception {
        for (int round = 0; round < 10; round++) {
            NewJob job = job(options -> {});
            assertOneWins(job.id(), thread -> job);
        }
    }

    @Test
    void oneOfManyInsertsOfOneKeyWinsAndTheOthersNameIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            String key = "cat-" + round;
            List<NewJob> jobs = IntStream.range(0, THREADS)
                    .mapToObj(i -> job(options -> options.key(key)))
                    .toList();
            assertOneWins(null, jobs::get);
        }
    }

    private void assertOneWins(@Nullable JobId id, IntFunction<NewJob> jobs) throws Exception {
        Collection<InsertResult> answers = new ConcurrentLinkedQueue<>();
        Together.run(THREADS, thread -> answers.addAll(store.insert(List.of(jobs.apply(thread)))));

        List<JobId> inserted = answers.stream()
                .filter(InsertResult.Inserted.class::isInstance)
                .map(answer -> ((InsertResult.Inserted) answer).id())
                .toList();
        assertThat(inserted).hasSize(1);
        assertThat(id == null || id.equals(inserted.get(0))).isTrue();
        assertThat(answers.stream().filter(InsertResult.Duplicate.class::isInstance))
                .hasSize(THREADS - 1)
                .containsOnly(new InsertResult.Duplicate(inserted.get(0)));
    }

    @Test
    void aJobIsPrunedOrRetriedAndNeverBoth() throws Exception {
        List<JobId> ids = insertMany(200);
        store.change(new Change(Verb.CANCEL, "grace", ""), ids);
        clock.advance(Duration.ofSeconds(1));
        PruneRequest request =
                new PruneRequest(new UUID(0, 1), "default", JobFilter.ALL, clock.instant(), null, 10, false, "grace");
        AtomicInteger pruned = new AtomicInteger();
        Collection<JobId> retried = new ConcurrentLinkedQueue<>();

        Together.run(2, thread -> {
            if (thread == 0) {
                PruneResult batch = store.prune(request);
                pruned.addAndGet(batch.jobs());
                for (Long next = batch.next(); next != null; next = batch.next()) {
                    batch = store.prune(request.after(next));
                    pruned.addAndGet(batch.jobs());
                }
            } else {
                for (int i = ids.size() - 1; i >= 0; i--) {
                    if (change(Verb.RETRY, ids.get(i)) instanceof ChangeResult.Changed changed) {
                        retried.add(changed.id());
                    }
                }
            }
        });

        assertThat(store.find(ids)).extracting(Job::id).containsExactlyInAnyOrderElementsOf(retried);
        assertThat(store.find(ids)).extracting(Job::state).allMatch(state -> state == JobState.AVAILABLE);
        assertThat(pruned.get() + retried.size()).isEqualTo(200);
        assertThat(store.prunes("default", 1)).extracting(Prune::jobs).containsExactly((long) pruned.get());
    }

    @Test
    void whatManyAttemptsLogAtOnceIsAllThere() throws Exception {
        insertMany(THREADS);
        List<ClaimedJob> claimed = claim(ada, THREADS);

        Together.run(THREADS, thread -> {
            for (int number = 1; number <= 20; number++) {
                append(claimed.get(thread), number, "line " + number);
            }
        });

        for (ClaimedJob job : claimed) {
            assertThat(store.log(new LogQuery(job.id(), null, null, 500)))
                    .extracting(LogEntry::text)
                    .hasSize(20)
                    .startsWith("line 1")
                    .endsWith("line 20");
        }
    }

    @Test
    void noJobIsClaimedByTwo() throws Exception {
        List<JobId> ids = insertMany(400);
        Collection<JobId> claimed = new ConcurrentLinkedQueue<>();
        List<Claimer> claimers = claimers();

        Together.run(THREADS, thread -> {
            List<ClaimedJob> set;
            do {
                set = store.claim(new ClaimRequest(
                        claimers.get(thread), Together.nonce(), "default", Set.of(), Set.of(RESIZE_1), 7));
                set.forEach(job -> claimed.add(job.id()));
            } while (!set.isEmpty());
        });

        assertThat(claimed).hasSize(400).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void twoClaimersOfOneJobAHundredTimes() throws Exception {
        List<Claimer> claimers = claimers();
        for (int round = 0; round < 100; round++) {
            JobId id = insert();
            Collection<ClaimedJob> claimed = new ConcurrentLinkedQueue<>();
            Together.run(
                    2,
                    thread -> claimed.addAll(store.claim(new ClaimRequest(
                            claimers.get(thread), Together.nonce(), "default", Set.of(), Set.of(RESIZE_1), 1))));
            assertThat(claimed).extracting(ClaimedJob::id).containsExactly(id);
            settle(claimed.iterator().next(), success());
        }
    }

    @Test
    void insertClaimAndSettleAtOnceLoseNothing() throws Exception {
        int each = 60;
        List<List<NewJob>> batches = batches(THREADS / 2, each);
        List<Claimer> claimers = claimers();
        int all = THREADS / 2 * each;
        AtomicInteger settled = new AtomicInteger();

        Together.run(THREADS, thread -> {
            if (thread < THREADS / 2) {
                batches.get(thread).forEach(job -> store.insert(List.of(job)));
                return;
            }
            while (settled.get() < all) {
                List<ClaimedJob> set = store.claim(new ClaimRequest(
                        claimers.get(thread), Together.nonce(), "default", Set.of(), Set.of(RESIZE_1), 5));
                settled.addAndGet((int)
                        store
                                .settle(set.stream()
                                        .map(job -> settlement(job, success()))
                                        .toList())
                                .stream()
                                .filter(SettleResult.SETTLED::equals)
                                .count());
            }
        });

        assertThat(settled).hasValue(all);
        assertThat(store.stats("default").count(JobState.SUCCEEDED)).isEqualTo(all);
        batches.forEach(batch ->
                batch.forEach(job -> assertThat(store.attempts(job.id())).hasSize(1)));
    }

    @Test
    void oneOfCancelRescueAndSettleOwnsTheEnd() throws Exception {
        insertMany(60);
        List<ClaimedJob> claimed = claim(ada, 60);
        clock.advance(LEASE.multipliedBy(2));
        List<RunningAttempt> lost = lost(100);
        List<JobId> ids = claimed.stream().map(ClaimedJob::id).toList();
        List<List<Boolean>> won = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

        Together.run(3, thread -> {
            for (int i = 0; i < 60; i++) {
                boolean wins = switch (thread) {
                    case 0 -> settle(claimed.get(i), success()) == SettleResult.SETTLED;
                    case 1 -> settle(rescue(lost.get(i))) == SettleResult.SETTLED;
                    default -> cancelTookTheAttempt(store, ids.get(i));
                };
                won.get(thread).add(wins);
            }
        });

        List<JobId> lostIds = lost.stream().map(RunningAttempt::id).toList();
        for (int i = 0; i < 60; i++) {
            AttemptEnd end = store.attempts(ids.get(i)).get(0).end();
            assertThat(store.attempts(ids.get(i))).hasSize(1);
            assertThat(won.get(0).get(i)).isEqualTo(end == AttemptEnd.SUCCEEDED);
            assertThat(won.get(1).get(lostIds.indexOf(ids.get(i)))).isEqualTo(end == AttemptEnd.LOST);
            assertThat(won.get(2).get(i)).isEqualTo(end == AttemptEnd.CANCELLED);
        }
    }

    private static boolean cancelTookTheAttempt(JobStore store, JobId id) {
        ChangeResult result =
                store.change(new Change(Verb.CANCEL, "grace", ""), List.of(id)).get(0);
        return result instanceof ChangeResult.Changed changed && changed.from() == JobState.RUNNING;
    }

    @Test
    void readersSeeEachJobInOneStateWhileItMoves() throws Exception {
        insertMany(100);
        AtomicInteger working = new AtomicInteger(1);

        Together.run(4, thread -> {
            if (thread == 0) {
                for (List<ClaimedJob> set = claim(ada, 3); !set.isEmpty(); set = claim(ada, 3)) {
                    set.forEach(job -> settle(job, new Outcome.Succeeded("1")));
                }
                working.set(0);
                return;
            }
            do {
                List<Job> all = store.list(new JobQuery("default", JobFilter.ALL, null, false, 500));
                assertThat(all).hasSize(100);
                assertThat(new HashSet<>(all)).hasSize(100);
                assertThat(all).allSatisfy(ConcurrencyContract::assertWhole);
                long counted = store.stats("default").counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                assertThat(counted).isEqualTo(100);
            } while (working.get() > 0);
        });
    }

    private static void assertWhole(Job job) {
        assertThat(job.finishedAt() != null).isEqualTo(job.state().isTerminal());
        assertThat(job.token() != null).isEqualTo(job.state() == JobState.RUNNING);
        assertThat(job.result() != null).isEqualTo(job.state() == JobState.SUCCEEDED);
    }

    private List<List<NewJob>> batches(int n, int size) {
        List<List<NewJob>> batches = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            batches.add(
                    IntStream.range(0, size).mapToObj(j -> job(options -> {})).toList());
        }
        return batches;
    }

    private static List<Claimer> claimers() {
        return IntStream.range(0, THREADS)
                .mapToObj(i -> claimer("worker-" + i, i + 1L))
                .toList();
    }
}
