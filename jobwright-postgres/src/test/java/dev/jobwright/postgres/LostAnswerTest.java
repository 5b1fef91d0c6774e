package dev.jobwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jobwright.Failure;
import dev.jobwright.InstanceId;
import dev.jobwright.JobFilter;
import dev.jobwright.JobState;
import dev.jobwright.LogStream;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.Prune;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.store.AppendResult;
import dev.jobwright.store.Change;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import dev.jobwright.store.TypeVersion;
import dev.jobwright.verify.Verifier;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that break in the middle: what was written is found again by id or token, never by hope. */
@RunsPostgres
class LostAnswerTest {

    private static final Claimer ADA = new Claimer(new InstanceId(0xAda), "ada", JobStore.DEFAULT_LEASE);

    private final PostgresFixture fixture = new PostgresFixture(Version.V18);
    private final BreakingConnections connections =
            new BreakingConnections(PgServer.shared(Version.V18).url());
    private long ids;
    private JobStore store;

    @BeforeEach
    void open() {
        store = PostgresStore.open(connections, fixture.schema(), TimeSource.SERVER);
    }

    @AfterEach
    void close() {
        assertThat(connections.isBroken()).isTrue();
        assertThat(Verifier.verify(store)).isEmpty();
        store.close();
        fixture.close();
    }

    private NewJob job() {
        return PlainJobs.job(++ids, "1");
    }

    private List<ClaimedJob> claim(long nonce) {
        return store.claim(new ClaimRequest(ADA, nonce, "default", Set.of(), Set.of(new TypeVersion("word", 1)), 10));
    }

    private static Settlement settlement(ClaimedJob job, Outcome outcome) {
        return Settlement.by(
                Settlement.Authority.HOLDER,
                job.attempt(),
                Decisions.decide(job.attempt().tally(), job.attempt().policy(), outcome, new SplittableRandom(1)),
                Duration.ZERO);
    }

    @Test
    void anInsertWhoseAnswerWasLostIsAnsweredAsInsertedAndIsThereOnce() {
        NewJob job = job();
        connections.loseTheAnswerOf("insert into");

        assertThat(store.insert(List.of(job))).containsExactly(new InsertResult.Inserted(job.id(), JobState.AVAILABLE));
        assertThat(store.stats("default").count(JobState.AVAILABLE)).isOne();
    }

    @Test
    void anInsertThatWasNeverSentIsSentAgain() {
        NewJob job = job();
        store.insert(List.of(job()));
        connections.breakBefore(".job (due");

        assertThat(store.insert(List.of(job))).containsExactly(new InsertResult.Inserted(job.id(), JobState.AVAILABLE));
    }

    @Test
    void aClaimWhoseAnswerWasLostGivesTheSameSet() {
        store.insert(List.of(job(), job()));
        connections.loseTheAnswerOf("most_rows_seen");

        List<ClaimedJob> claimed = claim(1);

        assertThat(claimed).hasSize(2);
        assertThat(claim(2)).isEmpty();
        assertThat(store.settle(claimed.stream()
                        .map(each -> settlement(each, new Outcome.Succeeded("1")))
                        .toList()))
                .containsOnly(SettleResult.SETTLED);
    }

    @Test
    void aSuccessWhoseAnswerWasLostIsSettledOnce() {
        store.insert(List.of(job(), job()));
        List<Settlement> settlements = claim(1).stream()
                .map(each -> settlement(each, new Outcome.Succeeded("1")))
                .toList();
        connections.loseTheAnswerOf(".outcome (seq");

        assertThat(store.settle(settlements)).containsOnly(SettleResult.SETTLED);
        assertThat(store.stats("default").count(JobState.SUCCEEDED)).isEqualTo(2);
    }

    @Test
    void aFailureWhoseAnswerWasLostIsCountedOnce() {
        NewJob job = job();
        store.insert(List.of(job));
        Settlement failed =
                settlement(claim(1).get(0), new Outcome.Failed(Failure.of(Failure.EXCEPTION, "it broke"), true));
        connections.loseTheAnswerOf(".outcome (seq");

        assertThat(store.settle(List.of(failed))).containsExactly(SettleResult.SETTLED);
        assertThat(store.find(List.of(job.id())).get(0).tally().failures()).isOne();
        assertThat(store.attempts(job.id())).hasSize(1);
    }

    @Test
    void aLogTextWhoseAnswerWasLostIsWrittenOnce() {
        store.insert(List.of(job()));
        ClaimedJob claimed = claim(1).get(0);
        LogAppend text = LogAppend.to(claimed.attempt(), 1, LogStream.LOG, "once");
        connections.loseTheAnswerOf("commit");

        assertThat(store.append(List.of(text))).containsExactly(AppendResult.APPENDED);
        assertThat(store.log(new LogQuery(claimed.id(), null, null, 10))).hasSize(1);
    }

    @Test
    void aPruneWhoseAnswerWasLostSaysThatNobodyKnowsAndItsEntryTells() {
        NewJob job = job();
        store.insert(List.of(job));
        store.change(new Change(Verb.CANCEL, "ada", ""), List.of(job.id()));
        PruneRequest request = new PruneRequest(
                new UUID(0, 1), "default", JobFilter.ALL, store.now().plusSeconds(1), null, 10, false, "ada");
        connections.loseTheAnswerOf(".prune set jobs");

        assertThatExceptionOfType(OutcomeUnknown.class).isThrownBy(() -> store.prune(request));
        long pruned = store.prunes("default", 1).stream().mapToLong(Prune::jobs).sum();
        assertThat(store.find(List.of(job.id()))).hasSize(1 - (int) pruned);
    }

    @Test
    void aChangeWhoseAnswerWasLostSaysThatNobodyKnows() {
        NewJob job = job();
        store.insert(List.of(job));
        connections.loseTheAnswerOf("commit");

        assertThatExceptionOfType(OutcomeUnknown.class)
                .isThrownBy(() -> store.change(new Change(Verb.CANCEL, "ada", ""), List.of(job.id())))
                .matches(unknown -> unknown.ids().equals(List.of(job.id())));
        assertThat(store.find(List.of(job.id())).get(0).state()).isEqualTo(JobState.CANCELLED);
    }
}
