package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jobwright.Closed;
import dev.jobwright.EnqueueOptions;
import dev.jobwright.Failure;
import dev.jobwright.InstanceId;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobState;
import dev.jobwright.JobType;
import dev.jobwright.Lane;
import dev.jobwright.LogStream;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.AppendResult;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import dev.jobwright.store.Settlement.Authority;
import dev.jobwright.store.TypeVersion;
import dev.jobwright.verify.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * One theme of the contract: an open, empty store, a clock that the test moves, and words to tell a story in. After
 * each test the store is verified and closed, and no thread of it may be left.
 */
public abstract class Contract {

    /** What is enqueued unless a test says otherwise. */
    protected static final JobType<String, String> RESIZE = JobType.of("resize", String.class, String.class);

    protected static final TypeVersion RESIZE_1 = new TypeVersion("resize", 1);
    protected static final Duration LEASE = JobStore.DEFAULT_LEASE;

    protected final ManualClock clock = new ManualClock();
    protected final Claimer ada = claimer("ada", 0xAda);
    protected final Claimer bob = claimer("bob", 0xB0b);
    protected StoreFixture fixture;
    protected JobStore store;

    private final Supplier<StoreFixture> fixtures;
    private final List<JobStore> others = new ArrayList<>();
    private final Random random = new Random(1);
    private long ids;

    protected Contract(Supplier<StoreFixture> fixtures) {
        this.fixtures = fixtures;
    }

    @BeforeEach
    void openTheStore() {
        fixture = fixtures.get();
        store = fixture.open(clock);
    }

    @AfterEach
    void theWorldIsClean() throws InterruptedException {
        try {
            assertThat(Verifier.verify(store)).isEmpty();
        } catch (Closed closedByTheTest) {
            assertThat(closedByTheTest).hasMessageContaining("closed");
        } finally {
            others.forEach(JobStore::close);
            store.close();
            fixture.close();
        }
        Threads.assertNoneLeft();
    }

    /** Closes the store and opens it again. */
    protected void reopen() {
        assumeTrue(fixture.survivesClosing(), () -> "nothing in a " + fixture.name() + " store survives closing it");
        store.close();
        store = fixture.open(clock);
    }

    protected final void assumeTimeIsKept() {
        assumeTrue(fixture.keepsTimeItself(), () -> "the clock of a " + fixture.name() + " store is its server's");
    }

    /** A second handle on the same data. */
    protected JobStore secondHandle() {
        assumeTrue(fixture.canBeOpenedTwice(), () -> "a " + fixture.name() + " store can be opened by one only");
        JobStore second = fixture.open(clock);
        others.add(second);
        return second;
    }

    protected static Claimer claimer(String worker, long instance) {
        return new Claimer(new InstanceId(instance), worker, LEASE);
    }

    protected JobId newId() {
        long n = ++ids;
        return JobId.of(new UUID(0x0193_2c07_0000_7000L + (n << 16), 0x8000_0000_0000_0000L + n));
    }

    protected long newNonce() {
        return random.nextLong();
    }

    protected NewJob job(Consumer<EnqueueOptions> options) {
        return job(RESIZE, Lane.DEFAULT_NAMESPACE, options);
    }

    protected NewJob job(JobType<?, ?> type, String namespace, Consumer<EnqueueOptions> options) {
        EnqueueOptions filled = new EnqueueOptions(JobPolicy.DEFAULT);
        options.accept(filled);
        return filled.toJob(newId(), namespace, type, "{}");
    }

    protected JobId insert() {
        return insert(options -> {});
    }

    protected JobId insert(Consumer<EnqueueOptions> options) {
        return insert(job(options));
    }

    protected JobId insert(NewJob job) {
        assertThat(store.insert(List.of(job))).singleElement().isInstanceOf(InsertResult.Inserted.class);
        return job.id();
    }

    protected List<JobId> insertMany(int n) {
        List<NewJob> jobs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            jobs.add(job(options -> {}));
        }
        store.insert(jobs);
        return jobs.stream().map(NewJob::id).toList();
    }

    protected ClaimRequest request(Claimer claimer, int max) {
        return new ClaimRequest(claimer, newNonce(), Lane.DEFAULT_NAMESPACE, Set.of(), Set.of(RESIZE_1), max);
    }

    protected List<ClaimedJob> claim(Claimer claimer, int max) {
        return store.claim(request(claimer, max));
    }

    protected List<JobId> claimIds(int max) {
        return claim(ada, max).stream().map(ClaimedJob::id).toList();
    }

    /** Claims the one job that is to be had. */
    protected ClaimedJob claimOne(Claimer claimer) {
        List<ClaimedJob> claimed = claim(claimer, 1);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    protected Decision decide(RunningAttempt attempt, Outcome outcome) {
        return Decisions.decide(attempt.tally(), attempt.policy(), outcome, new Random(7));
    }

    protected Settlement settlement(ClaimedJob job, Outcome outcome) {
        return Settlement.by(Authority.HOLDER, job.attempt(), decide(job.attempt(), outcome), Duration.ofMillis(1_500));
    }

    protected SettleResult settle(ClaimedJob job, Outcome outcome) {
        return settle(settlement(job, outcome));
    }

    protected SettleResult settle(Settlement settlement) {
        return store.settle(List.of(settlement)).get(0);
    }

    protected static LogAppend text(ClaimedJob job, long number, String text) {
        return text(job, number, LogStream.LOG, text);
    }

    protected static LogAppend text(ClaimedJob job, long number, LogStream stream, String text) {
        return LogAppend.to(job.attempt(), number, stream, text);
    }

    /** Writes to the log of an attempt that runs. */
    protected void append(ClaimedJob job, long number, String text) {
        assertThat(store.append(List.of(text(job, number, text)))).containsExactly(AppendResult.APPENDED);
    }

    protected Settlement rescue(RunningAttempt lost) {
        Outcome outcome = new Outcome.LeaseLost(Failure.of(Failure.LEASE_LOST, lost.worker() + " did not renew"));
        return Settlement.by(Authority.RESCUER, lost, decide(lost, outcome), Duration.ZERO);
    }

    protected List<RunningAttempt> lost(int max) {
        return store.findLost(max).attempts();
    }

    /** Rescues all that is lost. */
    protected List<SettleResult> rescueAll() {
        return store.settle(lost(1_000).stream().map(this::rescue).toList());
    }

    protected ChangeResult change(Verb verb, JobId id) {
        return store.change(new Change(verb, "grace", "because"), List.of(id)).get(0);
    }

    protected Job find(JobId id) {
        List<Job> found = store.find(List.of(id));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    protected JobState state(JobId id) {
        return find(id).state();
    }

    protected static Outcome success() {
        return new Outcome.Succeeded("{\"ok\":true}");
    }

    protected static Outcome failure() {
        return new Outcome.Failed(Failure.of(Failure.EXCEPTION, "no such image"), true);
    }

    protected static Outcome timeout() {
        return new Outcome.TimedOut(Failure.of(Failure.TIMEOUT, "ran longer than a minute"));
    }
}
