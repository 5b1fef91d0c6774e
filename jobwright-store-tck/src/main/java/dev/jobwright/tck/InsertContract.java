package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Backoff;
import dev.jobwright.EnqueueOptions;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobState;
import dev.jobwright.JobType;
import dev.jobwright.Lane;
import dev.jobwright.Tally;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.InsertResult.Duplicate;
import dev.jobwright.store.InsertResult.Inserted;
import dev.jobwright.store.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code JobStore.insert}. */
public abstract class InsertContract extends Contract {

    protected InsertContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void nothingIsInsertedByAnEmptyList() {
        assertThat(store.insert(List.of())).isEmpty();
    }

    @Test
    void anInsertedJobIsAvailableAndReadsAsItWasWritten() {
        JobPolicy policy = new JobPolicy(
                4,
                Backoff.linear(Duration.ofMillis(5), Duration.ofHours(2)),
                7,
                Duration.ofMinutes(3),
                Duration.ofHours(30),
                Duration.ofDays(90));
        NewJob written = new NewJob(
                newId(),
                new Lane("tests", "images", "resize", 3),
                -32_767,
                clock.instant().minusSeconds(60),
                null,
                null,
                clock.instant().plusSeconds(3_600),
                null,
                "cat-320",
                "holiday",
                Map.of("traceparent", "00-1", "empty", ""),
                policy,
                "{\"image\":\"cat.jpg\"}");

        assertThat(store.insert(List.of(written))).containsExactly(new Inserted(written.id(), JobState.AVAILABLE));

        Job read = find(written.id());
        assertThat(read)
                .isEqualTo(new Job(
                        written.id(),
                        read.seq(),
                        written.lane(),
                        JobState.AVAILABLE,
                        -32_767,
                        clock.instant(),
                        clock.instant().minusSeconds(60),
                        null,
                        clock.instant().plusSeconds(3_600),
                        null,
                        Tally.NEW,
                        null,
                        null,
                        null,
                        null,
                        "{\"image\":\"cat.jpg\"}",
                        null,
                        null,
                        "cat-320",
                        "holiday",
                        Map.of("traceparent", "00-1", "empty", ""),
                        policy));
    }

    @Test
    void dueIsTheTimeOfTheInsertWhenNothingElseIsSaid() {
        assertThat(find(insert()).due()).isEqualTo(clock.instant());
    }

    @Test
    void dueIsTheTimeWhenTheJobMayStartWhenThatIsLater() {
        Instant later = clock.instant().plusSeconds(90);

        assertThat(find(insert(options -> options.notBefore(later))).due()).isEqualTo(later);
        assertThat(find(insert(options -> options.delay(Duration.ofSeconds(90))))
                        .due())
                .isEqualTo(later);
        assertThat(find(insert(options -> options.notBefore(clock.instant().minusSeconds(90))))
                        .due())
                .isEqualTo(clock.instant());
    }

    @Test
    void dueOrdersAndDoesNotWait() {
        JobId id = insert(options -> options.due(clock.instant().plusSeconds(600)));

        assertThat(state(id)).isEqualTo(JobState.AVAILABLE);
        assertThat(claimIds(1)).containsExactly(id);
    }

    @Test
    void aLaterStartIsScheduledAndAnEarlierOneIsAvailable() {
        assertThat(state(insert(options -> options.notBefore(clock.instant().plusNanos(1_000)))))
                .isEqualTo(JobState.SCHEDULED);
        assertThat(state(insert(options -> options.notBefore(clock.instant())))).isEqualTo(JobState.AVAILABLE);
        assertThat(state(insert(options -> options.delay(Duration.ofSeconds(1)))))
                .isEqualTo(JobState.SCHEDULED);
        assertThat(state(insert(options -> options.delay(Duration.ZERO)))).isEqualTo(JobState.AVAILABLE);
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
        Instant odd = clock.instant().plusSeconds(9).plusNanos(123_456_789);

        Job job = find(insert(options -> options.notBefore(odd).due(odd).startBy(odd)));

        Instant micros = odd.minusNanos(789);
        assertThat(List.of(job.due(), job.notBefore(), job.startBy())).containsExactly(micros, micros, micros);
    }

    @Test
    void theEarliestAndTheLatestTimesAreKept() {
        Instant latest = Instant.parse("9999-12-31T00:00:00Z");

        Job job = find(insert(options -> options.due(Instant.EPOCH).notBefore(latest)));

        assertThat(job.due()).isEqualTo(Instant.EPOCH);
        assertThat(job.notBefore()).isEqualTo(latest);
        assertThat(store.promote(10).promoted()).isZero();
    }

    @Test
    void aJobCanBeginHeldWhateverItsTime() {
        JobId now = insert(options -> options.held("look at it first"));
        JobId later = insert(options -> options.held("and at this").delay(Duration.ofSeconds(5)));

        assertThat(find(now).state()).isEqualTo(JobState.HELD);
        assertThat(find(now).heldReason()).isEqualTo("look at it first");
        assertThat(find(later).state()).isEqualTo(JobState.HELD);
        assertThat(claim(ada, 5)).isEmpty();
    }

    @Test
    void aKeyIsGivenOnceInItsNamespace() {
        JobId first = insert(options -> options.key("cat"));
        NewJob second = job(options -> options.key("cat").queue("elsewhere"));
        NewJob elsewhere = job(RESIZE, "other", options -> options.key("cat"));
        NewJob otherCase = job(options -> options.key("CAT"));

        assertThat(store.insert(List.of(second, elsewhere, otherCase)))
                .containsExactly(
                        new Duplicate(first),
                        new Inserted(elsewhere.id(), JobState.AVAILABLE),
                        new Inserted(otherCase.id(), JobState.AVAILABLE));
        assertThat(store.find(List.of(second.id()))).isEmpty();
    }

    @Test
    void aKeyIsTakenEvenAfterItsJobHasEnded() {
        JobId first = insert(options -> options.key("cat"));
        change(Verb.CANCEL, first);

        assertThat(store.insert(List.of(job(options -> options.key("cat"))))).containsExactly(new Duplicate(first));
    }

    @Test
    void duplicatesWithinOneBatchAreOfTheFirst() {
        NewJob first = job(options -> options.key("cat"));
        NewJob sameKey = job(options -> options.key("cat"));

        assertThat(store.insert(List.of(first, sameKey, first, job(options -> {}))))
                .extracting(InsertContract::inserted)
                .containsExactly(true, false, false, true);
        assertThat(store.insert(List.of(sameKey))).containsExactly(new Duplicate(first.id()));
    }

    @Test
    void anIdIsGivenOnceOverAllNamespaces() {
        NewJob job = job(options -> options.key("cat"));
        insert(job);

        NewJob sameId = job(options -> options.id(job.id()).key("dog"));
        NewJob elsewhere = job(RESIZE, "other", options -> options.id(job.id()));

        assertThat(store.insert(List.of(sameId, elsewhere)))
                .containsExactly(new Duplicate(job.id()), new Duplicate(job.id()));
        assertThat(insertAgain(options -> options.key("dog"))).isTrue();
    }

    @Test
    void aDuplicateChangesNothingOfTheJobThatIsThere() {
        JobId id = insert(options -> options.key("cat"));
        Job before = find(id);
        clock.advance(Duration.ofSeconds(1));

        store.insert(List.of(job(options -> options.key("cat").priority(9).held("no"))));

        assertThat(find(id)).isEqualTo(before);
    }

    @Test
    void seqRisesInTheOrderOfTheListAndOfTheCalls() {
        List<JobId> ids = new ArrayList<>(insertMany(20));
        ids.addAll(insertMany(20));

        List<Long> seqs = ids.stream().map(id -> find(id).seq()).toList();

        assertThat(seqs).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aLargeBatchIsInsertedAsAWhole() {
        assertThat(insertMany(2_500)).hasSize(2_500);
        assertThat(store.stats(Lane.DEFAULT_NAMESPACE).count(JobState.AVAILABLE))
                .isEqualTo(2_500);
    }

    @Test
    void eachOfManyLanesIsKeptApart() {
        List<NewJob> jobs = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            String queue = "q" + i % 7;
            JobType<String, String> type = JobType.of("type" + i % 5, i, String.class, String.class);
            jobs.add(job(type, "ns" + i % 3, options -> options.queue(queue)));
        }

        store.insert(jobs);

        jobs.forEach(job -> assertThat(find(job.id()).lane()).isEqualTo(job.lane()));
    }

    private boolean insertAgain(Consumer<EnqueueOptions> options) {
        return inserted(store.insert(List.of(job(options))).get(0));
    }

    private static boolean inserted(InsertResult result) {
        return result instanceof Inserted;
    }
}
