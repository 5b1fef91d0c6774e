package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.JobType;
import dev.jobwright.Lane;
import dev.jobwright.Tally;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.TypeVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code JobStore.claim}: what is taken, in which order, under which lease. */
public abstract class ClaimContract extends Contract {

    private static final JobType<String, String> RESIZE_V2 = JobType.of("resize", 2, String.class, String.class);
    private static final JobType<String, String> MAIL = JobType.of("mail", String.class, String.class);

    protected ClaimContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void anEmptyStoreGivesNothing() {
        assertThat(claim(ada, 10)).isEmpty();
    }

    @Test
    void aClaimedJobRunsUnderALeaseAndCarriesAllThatItsHandlerNeeds() {
        NewJob job = job(
                options -> options.priority(4).key("cat").correlation("holiday").header("traceparent", "00-1"));
        insert(job);
        clock.advance(Duration.ofSeconds(2));
        ClaimRequest request = request(ada, 1);

        ClaimedJob claimed = store.claim(request).get(0);

        Job running = find(job.id());
        assertThat(running.state()).isEqualTo(JobState.RUNNING);
        assertThat(running.worker()).isEqualTo("ada");
        assertThat(running.claimedAt()).isEqualTo(clock.instant());
        assertThat(running.token()).isEqualTo(claimed.token());
        assertThat(claimed.token().nonce()).isEqualTo(request.nonce());
        assertThat(claimed)
                .isEqualTo(new ClaimedJob(
                        new RunningAttempt(
                                job.id(),
                                claimed.token(),
                                job.lane(),
                                Tally.NEW.claimed(),
                                job.policy(),
                                "ada",
                                clock.instant()),
                        4,
                        clock.instant().minusSeconds(2),
                        clock.instant().minusSeconds(2),
                        "{}",
                        "cat",
                        "holiday",
                        Map.of("traceparent", "00-1")));
    }

    @Test
    void noJobIsClaimedTwice() {
        insertMany(5);

        List<JobId> first = claimIds(3);
        List<JobId> second = claimIds(10);

        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
        assertThat(claim(bob, 10)).isEmpty();
    }

    @Test
    void higherPriorityGoesFirstThenEarlierDueThenEarlierEnqueued() {
        List<NewJob> jobs = new ArrayList<>();
        int[] priorities = {-32_767, -1, 0, 1, 32_767};
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            int priority = priorities[random.nextInt(priorities.length)];
            int due = random.nextInt(3);
            jobs.add(job(
                    options -> options.priority(priority).due(clock.instant().minusSeconds(due))));
        }
        store.insert(jobs);

        List<JobId> expected = jobs.stream() // a stable sort keeps the order of the insert
                .sorted(Comparator.comparingInt((NewJob job) -> -job.priority()).thenComparing(NewJob::due))
                .map(NewJob::id)
                .toList();

        assertThat(claimIds(25)).isEqualTo(expected.subList(0, 25));
        assertThat(claimIds(100)).isEqualTo(expected.subList(25, 60));
    }

    @Test
    void theOrderIsOneOverAllLanesThatAreServed() {
        List<JobId> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            JobType<String, String> type = i % 2 == 0 ? RESIZE : MAIL;
            String queue = "q" + i % 3;
            int priority = i % 5;
            ids.add(insert(job(
                    type,
                    Lane.DEFAULT_NAMESPACE,
                    options -> options.queue(queue).priority(priority))));
        }
        ClaimRequest both = new ClaimRequest(
                ada,
                newNonce(),
                Lane.DEFAULT_NAMESPACE,
                Set.of("q0", "q2"),
                Set.of(RESIZE_1, new TypeVersion("mail", 1)),
                12);

        List<ClaimedJob> claimed = store.claim(both);

        List<JobId> expected = ids.stream()
                .map(this::find)
                .filter(job -> both.serves(job.lane()) || job.state() == JobState.RUNNING)
                .sorted(Comparator.comparingInt((Job job) -> -job.priority()).thenComparingLong(Job::seq))
                .limit(12)
                .map(Job::id)
                .toList();
        assertThat(claimed.stream().map(ClaimedJob::id).toList()).isEqualTo(expected);
    }

    @Test
    void otherTypesVersionsQueuesAndNamespacesStayWhereTheyAre() {
        List<JobId> others = List.of(
                insert(job(MAIL, Lane.DEFAULT_NAMESPACE, options -> options.priority(9))),
                insert(job(RESIZE_V2, Lane.DEFAULT_NAMESPACE, options -> options.priority(9))),
                insert(job(RESIZE, "other", options -> options.priority(9))),
                insert(options -> options.queue("slow").priority(9)));
        JobId mine = insert();

        List<ClaimedJob> claimed = store.claim(new ClaimRequest(
                ada,
                newNonce(),
                Lane.DEFAULT_NAMESPACE,
                Set.of(Lane.DEFAULT_QUEUE, "unheard-of"),
                Set.of(RESIZE_1),
                100));

        assertThat(claimed.stream().map(ClaimedJob::id)).containsExactly(mine);
        others.forEach(id -> assertThat(state(id)).isEqualTo(JobState.AVAILABLE));
    }

    @Test
    void aClaimWithoutTypesTakesNothing() {
        insert();

        assertThat(store.claim(new ClaimRequest(ada, newNonce(), "default", Set.of(), Set.of(), 10)))
                .isEmpty();
    }

    @Test
    void aLaneThatComesLaterIsServedByTheNextClaim() {
        assertThat(claim(ada, 10)).isEmpty();
        JobId late = insert(options -> options.queue("brand-new"));

        assertThat(claimIds(10)).containsExactly(late);
    }

    @Test
    void waitingRunningAndFinishedJobsAreNotClaimed() {
        insert(options -> options.held("not yet"));
        insert(options -> options.delay(Duration.ofHours(1)));
        change(Verb.CANCEL, insert());
        JobId done = insert();
        settle(claimOne(ada), success());

        assertThat(claim(bob, 10)).isEmpty();
        assertThat(state(done)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void eachClaimRaisesTheAttempt() {
        insert();
        for (int attempt = 1; attempt <= 3; attempt++) {
            ClaimedJob claimed = claimOne(ada);
            assertThat(claimed.attempt().tally().attempt()).isEqualTo(attempt);
            assertThat(claimed.token().attempt()).isEqualTo(attempt);
            settle(claimed, new Outcome.Released());
        }
    }

    @Test
    void aJobThatCameBackKeepsItsPlace() {
        JobId first = insert();
        JobId second = insert();
        clock.advance(Duration.ofSeconds(1));

        settle(claimOne(ada), new Outcome.Released());

        assertThat(claimIds(2)).containsExactly(first, second);
    }

    @Test
    void aPassedStartDeadlineExpiresTheJobAndTheNextOneTakesItsRoom() {
        JobId late =
                insert(options -> options.priority(9).startBy(clock.instant().plusSeconds(5)));
        JobId next = insert();
        JobId last = insert();
        clock.advance(Duration.ofSeconds(5).plusNanos(1_000));

        assertThat(claimIds(1)).containsExactly(next);
        assertThat(state(late)).isEqualTo(JobState.EXPIRED);
        assertThat(state(last)).isEqualTo(JobState.AVAILABLE);
        assertThat(find(late).finishedAt()).isEqualTo(clock.instant());
    }

    @Test
    void manyPassedStartDeadlinesDoNotKeepAClaimEmpty() {
        for (int i = 0; i < 300; i++) {
            insert(options -> options.priority(9).startBy(clock.instant().plusSeconds(5)));
        }
        JobId good = insert();
        clock.advance(Duration.ofSeconds(6));

        assertThat(claimIds(2)).containsExactly(good);
        assertThat(store.stats("default").count(JobState.EXPIRED)).isEqualTo(300);
    }

    @Test
    void onTheVeryMomentOfItsStartDeadlineAJobMayStart() {
        JobId id = insert(options -> options.startBy(clock.instant().plusSeconds(5)));
        clock.advance(Duration.ofSeconds(5));

        assertThat(claimIds(1)).containsExactly(id);
    }

    @Test
    void theStartDeadlineHoldsUntilTheFirstStartOnly() {
        JobId id = insert(options -> options.startBy(clock.instant().plusSeconds(5)));
        settle(claimOne(ada), new Outcome.Released());
        clock.advance(Duration.ofSeconds(60));

        assertThat(store.promote(10).expired()).isZero();
        assertThat(claimIds(1)).containsExactly(id);
    }

    @Test
    void aLargeSetIsClaimedAtOnce() {
        List<JobId> ids = insertMany(1_200);

        assertThat(claimIds(1_000)).isEqualTo(ids.subList(0, 1_000));
    }

    @Test
    void aBurstOfDifferentPrioritiesIsDrainedInOrder() {
        List<Integer> priorities = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int priority = (i * 37) % 101 - 50;
            priorities.add(priority);
            insert(options -> options.priority(priority));
        }
        priorities.sort(Collections.reverseOrder());

        List<Integer> drained = new ArrayList<>();
        for (List<ClaimedJob> set = claim(ada, 7); !set.isEmpty(); set = claim(ada, 7)) {
            set.forEach(job -> drained.add(job.priority()));
        }

        assertThat(drained).isEqualTo(priorities);
    }
}
