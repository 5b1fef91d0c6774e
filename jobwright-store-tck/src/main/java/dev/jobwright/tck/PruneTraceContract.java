package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Stats;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.ChangeResult;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.SettleResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code JobStore.prune}: nothing is left of a pruned job, and nothing of it comes back. */
public abstract class PruneTraceContract extends Pruning {

    protected PruneTraceContract(Supplier<StoreFixture> fixtures) {
        super(fixtures);
    }

    @Test
    void aPrunedJobIsGoneWithAllThatIsKnownOfIt() {
        JobId id = insert(options -> options.key("cat").startBy(clock.instant().plusSeconds(60)));
        ClaimedJob first = claimOne(ada);
        append(first, 1, "hm");
        settle(first, failure());
        clock.advance(Duration.ofDays(1));
        store.promote(10);
        ClaimedJob second = claimOne(ada);
        append(second, 1, "well");
        settle(second, success());
        change(Verb.RETRY, id);
        change(Verb.CANCEL, id);
        clock.advance(Duration.ofSeconds(1));

        assertThat(pruneAll()).isEqualTo(1);

        assertThat(store.find(List.of(id))).isEmpty();
        assertThat(store.attempts(id)).isEmpty();
        assertThat(store.audit(id)).isEmpty();
        assertThat(store.log(new LogQuery(id, null, null, 500))).isEmpty();
        assertThat(listed()).isEmpty();
        assertThat(store.stats("default").lanes())
                .extracting(Stats.LaneStats::counts)
                .allMatch(counts -> counts.isEmpty());
        assertThat(change(Verb.RETRY, id)).isEqualTo(new ChangeResult.Unknown(id));
    }

    @Test
    void anIdAndAKeyAreFreeAgain() {
        NewJob job = job(options -> options.key("cat"));
        insert(job);
        ClaimedJob old = claimOne(ada);
        settle(old, success());
        clock.advance(Duration.ofSeconds(1));
        pruneAll();

        insert(job);
        Job again = find(job.id());
        assertThat(again.state()).isEqualTo(JobState.AVAILABLE);
        assertThat(again.seq()).isGreaterThan(old.token().seq());
        assertThat(settle(old, success())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(claimOne(bob).attempt().tally().attempt()).isEqualTo(1);
    }

    @Test
    void aLateWorkerOfAPrunedJobChangesNothing() {
        insertMany(2);
        List<ClaimedJob> claimed = claim(ada, 2);
        ClaimedJob gone = claimed.get(0);
        settle(gone, success());
        clock.advance(Duration.ofSeconds(1));
        assertThat(pruneAll()).isEqualTo(1);

        assertThat(settle(gone, success())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(settle(gone, failure())).isEqualTo(SettleResult.LEASE_LOST);
        assertThat(store.find(List.of(gone.id()))).isEmpty();
        clock.advance(LEASE.plusSeconds(1));
        assertThat(lost(10))
                .extracting(lost -> lost.id())
                .containsExactly(claimed.get(1).id());
        rescueAll();
        assertThat(claimIds(5)).containsExactly(claimed.get(1).id());
    }

    @Test
    void anEarlierAttemptUnderALeaseThatLastsIsNoTraceEither() {
        insertMany(2);
        List<ClaimedJob> claimed = claim(ada, 2);
        ClaimedJob gone = claimed.get(0);
        settle(gone, failure());
        change(Verb.CANCEL, gone.id());
        clock.advance(Duration.ofSeconds(1));
        assertThat(pruneAll()).isEqualTo(1);

        assertThat(settle(gone, failure())).isEqualTo(SettleResult.LEASE_LOST);
        clock.advance(LEASE.plusSeconds(1));
        assertThat(rescueAll()).containsExactly(SettleResult.SETTLED);
    }

    @Test
    void theNumberOfTheNewestJobIsNotGivenAgain() {
        long seq = pruneTheNewestTwo();

        assertThat(insertMany(2)).extracting(id -> find(id).seq()).allMatch(given -> given > seq);
        assertThat(claimIds(2)).hasSize(2);
    }

    @Test
    void theNumberOfTheNewestJobIsNotGivenAgainAfterClosing() {
        long seq = pruneTheNewestTwo();
        reopen();

        assertThat(insertMany(2)).extracting(id -> find(id).seq()).allMatch(given -> given > seq);
    }

    /** One prune after the other, the newest first; the number of the newest. */
    private long pruneTheNewestTwo() {
        JobId second = insert();
        JobId newest = insert();
        long seq = find(newest).seq();
        for (JobId id : List.of(newest, second)) {
            change(Verb.CANCEL, id);
            clock.advance(Duration.ofSeconds(1));
            assertThat(pruneAll()).isEqualTo(1);
        }
        return seq;
    }
}
