package dev.jobwright.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jobwright.JobFilter;
import dev.jobwright.JobState;
import dev.jobwright.LogStream;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.Prune;
import dev.jobwright.jdbc.Session;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.store.AppendResult;
import dev.jobwright.store.Change;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.SettleResult;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A commit that fails may have happened or not: callers learn which, or that nobody knows. */
class UnknownCommitTest {

    @TempDir
    Path folder;

    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicInteger lostCommits = new AtomicInteger();
    private SqliteStore store;

    @BeforeEach
    void openOnABrokenDisk() throws Exception {
        Path path = folder.resolve("jobs.db");
        TestJobs.open(path).close();
        SqliteFile file = new SqliteFile(path, Duration.ofSeconds(5));
        LockFolder locks = LockFolder.of(path);
        StoreClock clock = new StoreClock(new MonotonicClock());
        Session session = new Session(broken(file.openWriter().connection()), SqliteFile.SQL);
        Engine engine = new Engine(file, session, clock, locks);
        engine.start();
        store = new SqliteStore(file, clock, locks, engine);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anInsertThatWasCommittedIsInserted() {
        lostAnswers.set(1);
        assertThat(store.insert(TestJobs.jobs(5))).allMatch(result -> result instanceof InsertResult.Inserted);
        assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(5);
    }

    @Test
    void anInsertThatWasNotCommittedIsInsertedByTheSecondTry() {
        lostCommits.set(1);
        assertThat(store.insert(TestJobs.jobs(5))).allMatch(result -> result instanceof InsertResult.Inserted);
        assertThat(store.stats("default").count(JobState.AVAILABLE)).isEqualTo(5);
    }

    @Test
    void aDuplicateStaysOne() {
        List<NewJob> jobs = TestJobs.jobs(2);
        store.insert(jobs);
        lostAnswers.set(1);
        assertThat(store.insert(jobs)).allMatch(result -> result instanceof InsertResult.Duplicate);
    }

    @Test
    void anInsertOfWhichNobodyKnowsNamesItsJobs() {
        List<NewJob> jobs = TestJobs.jobs(2);
        lostCommits.set(2);
        assertThatThrownBy(() -> store.insert(jobs))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class,
                        unknown -> assertThat(unknown.ids())
                                .containsExactly(jobs.get(0).id(), jobs.get(1).id()));
        assertThat(store.insert(jobs)).allMatch(result -> result instanceof InsertResult.Inserted);
    }

    @Test
    void aClaimAndASettlementAreFoundAgain() {
        store.insert(TestJobs.jobs(3));
        lostAnswers.set(1);
        List<ClaimedJob> claimed = store.claim(TestJobs.claim(TestJobs.claimer(Duration.ofMinutes(1)), 3));
        assertThat(claimed).hasSize(3);
        lostAnswers.set(1);
        assertThat(store.settle(claimed.stream()
                        .map(job -> TestJobs.succeeded(job, "1"))
                        .toList()))
                .containsOnly(SettleResult.SETTLED);
        assertThat(store.stats("default").count(JobState.SUCCEEDED)).isEqualTo(3);
    }

    @Test
    void aLogTextThatWasCommittedIsWrittenOnce() {
        store.insert(TestJobs.jobs(1));
        ClaimedJob job = store.claim(TestJobs.claim(TestJobs.claimer(Duration.ofMinutes(1)), 1))
                .get(0);
        lostAnswers.set(1);
        assertThat(store.append(List.of(LogAppend.to(job.attempt(), 1, LogStream.LOG, "once"))))
                .containsExactly(AppendResult.APPENDED);
        assertThat(store.log(new LogQuery(job.id(), null, null, 10))).hasSize(1);
    }

    @Test
    void aPruneThatWasCommittedIsCountedOnce() {
        List<NewJob> jobs = TestJobs.jobs(5);
        store.insert(jobs);
        store.change(
                new Change(Verb.CANCEL, "grace", ""),
                jobs.stream().map(NewJob::id).toList());
        PruneRequest request = new PruneRequest(
                new UUID(0, 1), "default", JobFilter.ALL, store.now().plusSeconds(1), null, 10, false, "grace");
        lostAnswers.set(1);

        assertThat(store.prune(request).jobs()).isEqualTo(5);
        assertThat(store.prunes("default", 1)).extracting(Prune::jobs).containsExactly(5L);
        assertThat(store.stats("default").count(JobState.CANCELLED)).isZero();
    }

    private Connection broken(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    Object result = call(method, connection, args);
                    boolean commit = method.getName().equals("prepareStatement") && "commit".equals(args[0]);
                    return commit ? broken((PreparedStatement) result) : result;
                });
    }

    private PreparedStatement broken(PreparedStatement commit) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, args) -> {
                    boolean runs = method.getName().equals("executeUpdate");
                    if (runs && lostCommits.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new SQLiteException("the disk failed", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
                    }
                    Object result = call(method, commit, args);
                    if (runs && lostAnswers.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new SQLiteException("the disk failed", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
                    }
                    return result;
                });
    }

    private static Object call(java.lang.reflect.Method method, Object target, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
