package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code JobStore.prune}: a job stays as long as one of its group, those of its correlation id, lives. */
public abstract class PruneGroupContract extends Pruning {

    protected PruneGroupContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void aJobStaysAsLongAsAnotherOneOfItsGroupLives() {
        JobId done = succeeded(options -> options.correlation("workload"));
        JobId waiting =
                insert(options -> options.correlation("workload").held("later").queue("other"));
        JobId alone = succeeded();
        NewJob sameNameElsewhere = job(RESIZE, "other", options -> options.correlation("workload"));
        insert(sameNameElsewhere);
        clock.advance(Duration.ofSeconds(1));

        assertThat(pruneAll()).isEqualTo(1);
        assertThat(listed()).containsExactly(done, waiting).doesNotContain(alone);

        change(Verb.CANCEL, waiting);
        clock.advance(Duration.ofSeconds(1));
        assertThat(pruneAll()).isEqualTo(2);
        assertThat(store.find(List.of(sameNameElsewhere.id()))).hasSize(1);
    }

    @Test
    void aGroupThatLivesAgainStays() {
        JobId one = succeeded(options -> options.correlation("workload"));
        JobId two = succeeded(options -> options.correlation("workload"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(prune(JobFilter.ALL.withKey("nobody"), clock.instant(), false))
                .isZero();
        change(Verb.RETRY, two);

        assertThat(pruneAll()).isZero();
        change(Verb.CANCEL, two);
        JobId three = insert(options -> options.correlation("workload"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(pruneAll()).isZero();
        assertThat(listed()).containsExactly(one, two, three);
    }

    @Test
    void aGroupThatLivesAgainBetweenTwoBatchesStays() {
        for (int i = 0; i < 4; i++) {
            succeeded(options -> options.correlation("workload"));
        }
        clock.advance(Duration.ofSeconds(1));
        PruneRequest request = request(JobFilter.ALL, clock.instant(), 2, false);
        PruneResult first = store.prune(request);
        assertThat(first.jobs()).isEqualTo(2);
        List<JobId> left = listed();
        change(Verb.RETRY, left.get(1));

        assertThat(rest(request, first)).isZero();
        assertThat(listed()).isEqualTo(left);
    }

    @Test
    void aGroupThatGrowsBetweenTwoBatchesStays() {
        for (int i = 0; i < 4; i++) {
            succeeded(options -> options.correlation("workload"));
        }
        clock.advance(Duration.ofSeconds(1));
        PruneRequest request = request(JobFilter.ALL, clock.instant(), 2, false);
        PruneResult first = store.prune(request);
        insert(options -> options.correlation("workload"));

        assertThat(rest(request, first)).isZero();
        assertThat(listed()).hasSize(3);
    }
}
