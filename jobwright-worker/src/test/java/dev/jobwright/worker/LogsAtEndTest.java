package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.jobwright.Closed;
import dev.jobwright.EnqueueOptions;
import dev.jobwright.InstanceId;
import dev.jobwright.InvalidInput;
import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobState;
import dev.jobwright.JobwrightException;
import dev.jobwright.LogEntry;
import dev.jobwright.LogStream;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.StoreFull;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.memory.MemoryStore;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.TypeVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are to be written with an outcome, when the store does not take them: call by call. */
class LogsAtEndTest {

    private static final int JOBS = 2;
    private static final Duration TOOK = Duration.ofMillis(5);

    private final MemoryStore memory = new MemoryStore(() -> Instant.EPOCH);
    private final StoreProbe probe = new StoreProbe();
    private final Queue<RuntimeException> failures = new ArrayDeque<>();
    private final List<WorkerEvent> events = new ArrayList<>();
    private final Load load = new Load(JOBS, () -> 0);
    private final SettleLoop loop = new SettleLoop(
            probe.over(memory, this::failing),
            load,
            new SplittableRandom(1),
            events::add,
            new Trouble(events::add),
            () -> 0);

    /** The store is asked, or not, before it fails. */
    private boolean writesBeforeItFails;

    /** Of settlements, these are not answered. */
    private int settlementsToLose;

    private @Nullable Object failing(String method, Object[] args, StoreProbe.Call store) throws Throwable {
        if (method.equals("settle") && settlementsToLose-- > 0) {
            throw new StoreUnavailable("is away");
        }
        RuntimeException failure = method.equals("append") ? failures.poll() : null;
        if (failure == null) {
            return store.proceed();
        }
        if (writesBeforeItFails) {
            store.proceed();
        }
        throw failure;
    }

    @ParameterizedTest
    @MethodSource("away")
    void aStoreThatIsAwayIsAskedAgainAndNoOutcomeGoesBeforeItsTexts(JobwrightException away) {
        List<ClaimedJob> jobs = executed();
        failures.add(away);
        failures.add(away);

        assertThat(loop.runOnce()).isEqualTo(Duration.ofMillis(50));
        assertThat(loop.runOnce()).isEqualTo(Duration.ofMillis(100));
        assertThat(jobs).allSatisfy(job -> assertThat(state(job)).isEqualTo(JobState.RUNNING));
        loop.runOnce();

        assertThat(probe.calls()).containsExactly("append", "append", "append", "settle");
        assertThat(events.subList(0, 2)).containsExactly(trouble("is away", 50), trouble("is away", 100));
        assertSettled(events.subList(2, events.size()), jobs);
        assertThat(jobs).allSatisfy(job -> assertThat(texts(job)).containsExactly("one", "two"));
    }

    static List<JobwrightException> away() {
        return List.of(new StoreUnavailable("is away"), new OutcomeUnknown("is away", List.of(), null));
    }

    @Test
    void textsWhoseAnswerWasLostAreThereOnce() {
        List<ClaimedJob> jobs = executed();
        writesBeforeItFails = true;
        failures.add(new OutcomeUnknown("no answer", List.of(), null));

        loop.runOnce();
        loop.runOnce();

        assertThat(probe.calls()).containsExactly("append", "append", "settle");
        assertThat(jobs)
                .allSatisfy(job -> assertThat(memory.log(new LogQuery(job.id(), null, null, 500)))
                        .extracting(LogEntry::number, LogEntry::text)
                        .containsExactly(tuple(1L, "one"), tuple(2L, "two")));
    }

    @Test
    void textsForWhichThereIsNoRoomAreLostAndReportedAndTheirOutcomesAreSettled() {
        List<ClaimedJob> jobs = executed();
        failures.add(new StoreFull("the disk is full"));

        loop.runOnce();

        assertThat(probe.calls()).containsExactly("append", "settle");
        assertThat(events.get(0)).isEqualTo(new WorkerEvent.LogLost(2 * JOBS, "the disk is full"));
        assertSettled(events.subList(1, events.size()), jobs);
        assertThat(jobs).allSatisfy(job -> assertThat(texts(job)).isEmpty());
    }

    @Test
    void whatIsLostStaysLostWhenTheOutcomesHaveToBeSentAgain() {
        List<ClaimedJob> jobs = executed();
        failures.add(new StoreFull("the disk is full"));
        settlementsToLose = 1;

        loop.runOnce();
        loop.runOnce();

        assertThat(probe.calls()).containsExactly("append", "settle", "settle");
        assertThat(events.subList(0, 2))
                .containsExactly(new WorkerEvent.LogLost(2 * JOBS, "the disk is full"), trouble("is away", 50));
        assertSettled(events.subList(2, events.size()), jobs);
        assertThat(jobs).allSatisfy(job -> assertThat(texts(job)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aTextThatIsRefusedIsLostAlone(RuntimeException refusal) {
        List<ClaimedJob> jobs = executed();
        failures.addAll(List.of(refusal, refusal, refusal)); // all, the first half, the first one

        loop.runOnce();

        assertThat(probe.calls()).containsExactly("append", "append", "append", "append", "append", "settle");
        assertThat(events.get(0)).isEqualTo(new WorkerEvent.LogLost(1, String.valueOf(refusal.getMessage())));
        assertSettled(events.subList(1, events.size()), jobs);
        assertThat(texts(jobs.get(0))).containsExactly("two");
        assertThat(texts(jobs.get(1))).containsExactly("one", "two");
    }

    static List<RuntimeException> refusals() {
        return List.of(new InvalidInput("a text that this database does not take"), new IllegalStateException());
    }

    @Test
    void aStoreThatWasClosedIsNotAskedForMore() {
        List<ClaimedJob> jobs = executed();
        failures.add(new Closed("the store is closed"));

        assertThat(loop.runOnce()).isEqualTo(Pacer.UNTIL_WOKEN);

        assertThat(probe.calls()).containsExactly("append");
        assertThat(events).isEmpty();
        assertThat(load.held()).isZero();
        assertThat(jobs).allSatisfy(job -> assertThat(state(job)).isEqualTo(JobState.RUNNING));
    }

    /** Jobs whose handlers have logged two texts each for the end, and returned. */
    private List<ClaimedJob> executed() {
        for (int i = 1; i <= JOBS; i++) {
            NewJob job = new EnqueueOptions(JobPolicy.DEFAULT)
                    .toJob(JobId.of(new UUID(0x7000, 0x8000_0000_0000_0000L + i)), "default", WorkerTestBed.WORD, "{}");
            memory.insert(List.of(job));
        }
        Claimer claimer = new Claimer(new InstanceId(1), "worker", JobStore.DEFAULT_LEASE);
        List<ClaimedJob> claimed = memory.claim(
                new ClaimRequest(claimer, 1, "default", Set.of(), Set.of(new TypeVersion("word", 1)), JOBS));
        assertThat(claimed).hasSize(JOBS);
        load.claimed(JOBS);
        for (ClaimedJob job : claimed) {
            List<LogAppend> logs = List.of(
                    LogAppend.to(job.attempt(), 1, LogStream.STDOUT, "one"),
                    LogAppend.to(job.attempt(), 2, LogStream.STDERR, "two"));
            loop.add(new AttemptResult(job, new Outcome.Succeeded(null), TOOK, logs));
        }
        return claimed;
    }

    private static WorkerEvent.StoreTrouble trouble(String error, long nextTryMillis) {
        return new WorkerEvent.StoreTrouble("settle " + JOBS + " attempts", error, Duration.ofMillis(nextTryMillis));
    }

    private void assertSettled(List<WorkerEvent> told, List<ClaimedJob> jobs) {
        assertThat(told)
                .extracting(event -> ((WorkerEvent.Settled) event).attempt())
                .containsExactlyElementsOf(
                        jobs.stream().map(ClaimedJob::attempt).toList());
        assertThat(jobs).allSatisfy(job -> assertThat(state(job)).isEqualTo(JobState.SUCCEEDED));
        assertThat(load.held()).isZero();
    }

    private JobState state(ClaimedJob job) {
        return memory.find(List.of(job.id())).get(0).state();
    }

    private List<String> texts(ClaimedJob job) {
        return memory.log(new LogQuery(job.id(), null, null, 500)).stream()
                .map(LogEntry::text)
                .toList();
    }
}
