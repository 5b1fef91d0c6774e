package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.JobType;
import dev.jobwright.Lane;
import dev.jobwright.Stats;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.Change;
import dev.jobwright.store.JobQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code find}, {@code list}, {@code attempts}, {@code audit}, {@code stats}. */
public abstract class ReadContract extends Contract {

    private static final JobType<String, String> MAIL = JobType.of("mail", 2, String.class, String.class);

    protected ReadContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void findGivesEachJobThatExistsOnce() {
        JobId one = insert();
        JobId two = insert();

        assertThat(store.find(List.of(two, newId(), one, two)))
                .extracting(Job::id)
                .containsExactlyInAnyOrder(one, two);
        assertThat(store.find(List.of())).isEmpty();
    }

    @Test
    void manyJobsAreFoundAtOnce() {
        List<JobId> ids = insertMany(1_500);

        assertThat(store.find(ids)).extracting(Job::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void anUnknownJobHasNoAttemptsAndNoAudit() {
        assertThat(store.attempts(newId())).isEmpty();
        assertThat(store.audit(newId())).isEmpty();
    }

    @Test
    void listGoesThroughAllJobsInEnqueueOrderPageByPage() {
        List<JobId> ids = insertMany(23);
        store.change(new Change(Verb.CANCEL, "grace", ""), ids.subList(3, 9));
        claim(ada, 5);

        assertThat(walk(JobFilter.ALL, false, 5)).isEqualTo(ids);

        List<JobId> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        assertThat(walk(JobFilter.ALL, true, 4)).isEqualTo(reversed);
        assertThat(walk(JobFilter.state(JobState.CANCELLED), false, 2)).isEqualTo(ids.subList(3, 9));
    }

    @Test
    void whatIsInsertedWhileSomebodyPagesComesLast() {
        List<JobId> ids = new ArrayList<>(insertMany(4));
        Long after = page(JobFilter.ALL, null, false, 4).get(3).seq();
        ids.addAll(insertMany(2));

        assertThat(page(JobFilter.ALL, after, false, 10)).extracting(Job::id).isEqualTo(ids.subList(4, 6));
    }

    @Test
    void everyFilterChoosesAndFiltersAddUp() {
        JobId plain = insert();
        JobId images = insert(options -> options.queue("images").correlation("holiday"));
        JobId keyed = insert(options -> options.queue("images").key("cat"));
        JobId mail = insert(job(MAIL, Lane.DEFAULT_NAMESPACE, options -> options.correlation("holiday")));
        insert(job(RESIZE, "other", options -> options.queue("images").correlation("holiday")));
        change(Verb.CANCEL, mail);

        assertThat(list(JobFilter.ALL)).containsExactly(plain, images, keyed, mail);
        assertThat(list(JobFilter.ALL.withQueue("images"))).containsExactly(images, keyed);
        assertThat(list(JobFilter.ALL.withType("mail"))).containsExactly(mail);
        assertThat(list(JobFilter.ALL.withCorrelation("holiday"))).containsExactly(images, mail);
        assertThat(list(JobFilter.ALL.withKey("cat"))).containsExactly(keyed);
        assertThat(list(JobFilter.state(JobState.AVAILABLE, JobState.CANCELLED).withCorrelation("holiday")))
                .containsExactly(images, mail);
        assertThat(list(JobFilter.state(JobState.CANCELLED).withQueue("images")))
                .isEmpty();
        assertThat(list(JobFilter.ALL.withType("unheard-of"))).isEmpty();
    }

    @Test
    void theJobsOfAGroupAreListedByState() {
        JobId succeeded = insert(options -> options.correlation("holiday"));
        settle(claimOne(ada), success());
        JobId failed = insert(options -> options.correlation("holiday").maxAttempts(1));
        settle(claimOne(ada), failure());
        JobId running = insert(options -> options.correlation("holiday"));
        claimOne(ada);
        JobId held = insert(options -> options.correlation("holiday").held("no"));
        insert(options -> options.correlation("work").held("no"));
        JobFilter holiday = JobFilter.ALL.withCorrelation("holiday");

        assertThat(list(holiday.withStates(Set.of(JobState.SUCCEEDED)))).containsExactly(succeeded);
        assertThat(list(holiday.withStates(Set.of(JobState.FAILED, JobState.RUNNING))))
                .containsExactly(failed, running);
        assertThat(list(holiday.withStates(Set.of(JobState.HELD)))).containsExactly(held);
        assertThat(list(holiday.withStates(Set.of(JobState.AVAILABLE, JobState.EXPIRED))))
                .isEmpty();
        assertThat(walk(holiday.withStates(Set.of(JobState.values())), true, 1))
                .containsExactly(held, running, failed, succeeded);
    }

    @Test
    void jobsAreListedSinceATime() {
        Instant start = clock.instant();
        JobId early = insert();
        settle(claimOne(ada), success());
        clock.advance(Duration.ofSeconds(10));
        JobId late = insert();
        JobId failed = insert(options -> options.priority(1).maxAttempts(1).correlation("holiday"));
        settle(claimOne(ada), failure());
        change(Verb.CANCEL, insert(options -> options.queue("images").correlation("holiday")));
        insert(job(RESIZE, "other", options -> {}));
        Instant ten = start.plusSeconds(10);

        assertThat(list(JobFilter.ALL.withEnqueuedSince(start))).hasSize(4);
        assertThat(list(JobFilter.ALL.withEnqueuedSince(ten))).hasSize(3).doesNotContain(early);
        assertThat(list(JobFilter.ALL.withEnqueuedSince(ten.plusNanos(1_000)))).isEmpty();
        assertThat(list(JobFilter.ALL.withEnqueuedSince(ten).withStates(Set.of(JobState.AVAILABLE))))
                .containsExactly(late);
        assertThat(list(JobFilter.ALL.withFinishedSince(start))).hasSize(3).doesNotContain(late);
        assertThat(list(JobFilter.state(JobState.FAILED, JobState.AVAILABLE).withFinishedSince(ten)))
                .containsExactly(failed);
        assertThat(list(JobFilter.ALL.withFinishedSince(ten).withQueue("default")))
                .containsExactly(failed);
        assertThat(list(JobFilter.ALL.withFinishedSince(ten).withCorrelation("holiday")))
                .hasSize(2);
        assertThat(walk(JobFilter.ALL.withFinishedSince(start), true, 2))
                .hasSize(3)
                .endsWith(early);
    }

    @Test
    void everyStateCanBeListed() {
        JobId running = insert();
        claimOne(ada);
        JobId succeeded = insert();
        settle(claimOne(ada), success());
        JobId retrying = insert();
        settle(claimOne(ada), failure());
        JobId failed = insert(options -> options.maxAttempts(1));
        settle(claimOne(ada), failure());
        JobId expired = insert(options -> options.startBy(clock.instant()));
        clock.advance(Duration.ofNanos(1_000));
        store.promote(10);
        JobId cancelled = insert();
        change(Verb.CANCEL, cancelled);
        Map<JobState, JobId> expected = Map.of(
                JobState.RUNNING, running,
                JobState.SUCCEEDED, succeeded,
                JobState.RETRYING, retrying,
                JobState.FAILED, failed,
                JobState.EXPIRED, expired,
                JobState.CANCELLED, cancelled,
                JobState.HELD, insert(options -> options.held("no")),
                JobState.SCHEDULED, insert(options -> options.delay(Duration.ofDays(1))),
                JobState.AVAILABLE, insert());

        for (JobState state : JobState.values()) {
            List<JobId> listed = list(JobFilter.state(state));
            assertThat(listed).isEqualTo(expected.containsKey(state) ? List.of(expected.get(state)) : List.of());
            assertThat(store.stats("default").count(state)).isEqualTo(listed.size());
        }
        assertThat(list(JobFilter.ALL.withStates(Set.of(JobState.values())))).hasSize(9);
    }

    @Test
    void listAndFindTellTheSame() {
        insert(options -> options.key("cat").header("a", "b").priority(-3));
        claimOne(ada);
        insert(options -> options.held("no"));

        List<Job> listed = page(JobFilter.ALL, null, false, 10);

        assertThat(listed)
                .hasSize(2)
                .allSatisfy(job -> assertThat(find(job.id())).isEqualTo(job));
    }

    @Test
    void statsCountEachLaneOfTheNamespace() {
        insertMany(3);
        claim(ada, 1);
        insert(options -> options.queue("images").held("no"));
        insert(job(MAIL, Lane.DEFAULT_NAMESPACE, options -> {}));
        insert(job(RESIZE, "other", options -> {}));

        Stats stats = store.stats("default");

        assertThat(stats.at()).isEqualTo(clock.instant());
        assertThat(stats.lanes())
                .containsExactly(
                        new Stats.LaneStats(
                                new Lane("default", "default", "mail", 2),
                                Map.of(JobState.AVAILABLE, 1L),
                                clock.instant()),
                        new Stats.LaneStats(
                                new Lane("default", "default", "resize", 1),
                                Map.of(JobState.AVAILABLE, 2L, JobState.RUNNING, 1L),
                                clock.instant()),
                        new Stats.LaneStats(
                                new Lane("default", "images", "resize", 1), Map.of(JobState.HELD, 1L), null));
        assertThat(store.stats("empty").lanes()).isEmpty();
    }

    @Test
    void oldestDueIsOfTheJobsThatCouldBeClaimed() {
        Instant start = clock.instant();
        insert(options -> options.due(start.minusSeconds(30)));
        insert(options -> options.due(start.minusSeconds(60)).held("no"));
        insert(options -> options.due(start.minusSeconds(10)));

        assertThat(store.stats("default").lanes().get(0).oldestDue()).isEqualTo(start.minusSeconds(30));
        claim(ada, 1);
        assertThat(store.stats("default").lanes().get(0).oldestDue()).isEqualTo(start.minusSeconds(10));
        claim(ada, 1);
        assertThat(store.stats("default").lanes().get(0).oldestDue()).isNull();
    }

    private List<JobId> list(JobFilter filter) {
        return page(filter, null, false, 500).stream().map(Job::id).toList();
    }

    private List<Job> page(JobFilter filter, @Nullable Long after, boolean newest, int limit) {
        return store.list(new JobQuery(Lane.DEFAULT_NAMESPACE, filter, after, newest, limit));
    }

    private List<JobId> walk(JobFilter filter, boolean newestFirst, int limit) {
        List<JobId> walked = new ArrayList<>();
        Long after = null;
        List<Job> page;
        do {
            page = page(filter, after, newestFirst, limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            for (Job job : page) {
                walked.add(job.id());
                after = job.seq();
            }
        } while (!page.isEmpty());
        return walked;
    }
}
