package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Prune;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.Change;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code JobStore.prune} and {@code JobStore.prunes}: what is taken, and what is remembered of it. */
public abstract class PruneContract extends Pruning {

    protected PruneContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void onlyJobsThatEndedBeforeTheTimeAreTaken() {
        JobId old = succeeded();
        clock.advance(Duration.ofSeconds(10));
        Instant cutOff = clock.instant();
        JobId young = succeeded();
        clock.advance(Duration.ofSeconds(10));

        assertThat(prune(JobFilter.ALL, cutOff, false)).isEqualTo(1);
        assertThat(listed()).containsExactly(young).doesNotContain(old);
    }

    @Test
    void noLiveJobIsEverTaken() {
        JobId running = insert();
        claimOne(ada);
        JobId retrying = insert();
        settle(claimOne(ada), failure());
        JobId held = insert(options -> options.held("no"));
        JobId scheduled = insert(options -> options.delay(Duration.ofDays(9)));
        JobId available = insert();
        JobId again = succeeded(options -> options.priority(9));
        change(Verb.RETRY, again);
        clock.advance(Duration.ofSeconds(5));

        assertThat(pruneAll()).isZero();
        assertThat(listed()).containsExactly(running, retrying, held, scheduled, available, again);
    }

    @Test
    void theFilterChoosesAsItDoesInLists() {
        JobId failed = failed();
        JobId images = succeeded(options -> options.queue("images"));
        JobId keyed = succeeded(options -> options.key("cat"));
        JobId grouped = succeeded(options -> options.correlation("holiday"));
        NewJob elsewhere = job(RESIZE, "other", options -> {});
        insert(elsewhere);
        change(Verb.CANCEL, elsewhere.id());
        clock.advance(Duration.ofSeconds(1));

        assertThat(prune(JobFilter.ALL.withQueue("nobody"), clock.instant(), false))
                .isZero();
        assertThat(prune(JobFilter.ALL.withType("mail"), clock.instant(), false))
                .isZero();
        assertThat(prune(JobFilter.state(JobState.SUCCEEDED).withQueue("images"), clock.instant(), false))
                .isEqualTo(1);
        assertThat(listed()).containsExactly(failed, keyed, grouped).doesNotContain(images);
        assertThat(prune(JobFilter.ALL.withKey("cat"), clock.instant(), false)).isEqualTo(1);
        assertThat(listed()).containsExactly(failed, grouped);
        assertThat(prune(JobFilter.ALL.withCorrelation("holiday"), clock.instant(), false))
                .isEqualTo(1);
        assertThat(prune(JobFilter.state(JobState.FAILED, JobState.EXPIRED), clock.instant(), false))
                .isEqualTo(1);
        assertThat(listed()).isEmpty();
        assertThat(store.find(List.of(elsewhere.id()))).hasSize(1);
    }

    @Test
    void statesInWhichNoJobHasEndedAreRefused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> pruneOf(JobFilter.state(JobState.FAILED, JobState.RUNNING)))
                .withMessageContaining("running");
    }

    @Test
    void aDryRunCountsAndWritesNothing() {
        succeeded();
        failed();
        insert(options -> options.correlation("workload"));
        succeeded(options -> options.correlation("workload").priority(1));
        clock.advance(Duration.ofSeconds(1));

        assertThat(prune(JobFilter.ALL, clock.instant(), true)).isEqualTo(2);
        assertThat(listed()).hasSize(4);
        assertThat(store.prunes("default", 10)).isEmpty();
        assertThat(pruneAll()).isEqualTo(2);
    }

    @Test
    void aPruneGoesOnBatchByBatchAndIsOneEntryOfTheAuditLog() {
        for (int i = 0; i < 7; i++) {
            succeeded();
        }
        clock.advance(Duration.ofSeconds(1));
        Instant cutOff = clock.instant();
        PruneRequest request = request(JobFilter.state(JobState.SUCCEEDED).withQueue("default"), cutOff, 3, false);
        PruneResult first = store.prune(request);
        assertThat(first.jobs()).isEqualTo(3);
        clock.advance(Duration.ofSeconds(1));

        assertThat(rest(request, first)).isEqualTo(4);
        assertThat(store.prunes("default", 10))
                .containsExactly(new Prune(
                        request.id(), cutOff, "default", "state=succeeded queue=default", cutOff, 7, "grace"));
    }

    @Test
    void everyPruneIsRemembered() {
        succeeded();
        clock.advance(Duration.ofSeconds(1));
        pruneAll();
        pruneAll();
        prune(JobFilter.ALL.withCorrelation("nobody"), clock.instant(), false);

        assertThat(store.prunes("default", 2))
                .extracting(Prune::jobs, Prune::filter)
                .containsExactly(tuple(0L, "correlation=nobody"), tuple(0L, "all"));
        assertThat(store.prunes("default", 10)).hasSize(3);
        assertThat(store.prunes("other", 10)).isEmpty();
    }

    @Test
    void thousandsArePruned() {
        List<JobId> ids = insertMany(5_000);
        claim(ada, 100).forEach(job -> settle(job, success()));
        store.change(new Change(Verb.CANCEL, "grace", ""), ids.subList(100, 4_990));
        clock.advance(Duration.ofSeconds(1));

        assertThat(prune(JobFilter.ALL, clock.instant(), true)).isEqualTo(4_990);
        assertThat(pruneAll()).isEqualTo(4_990);
        assertThat(listed()).isEqualTo(ids.subList(4_990, 5_000));
        assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(10);
        assertThat(store.stats("default").count(JobState.CANCELLED)).isZero();
    }
}
