package dev.jobwright.sqlite;

import dev.jobwright.Attempt;
import dev.jobwright.AuditEntry;
import dev.jobwright.Closed;
import dev.jobwright.InstanceId;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.LogEntry;
import dev.jobwright.Prune;
import dev.jobwright.Stats;
import dev.jobwright.jdbc.EndedGroups;
import dev.jobwright.jdbc.PruneRows;
import dev.jobwright.jdbc.PruneScan;
import dev.jobwright.jdbc.WellFormed;
import dev.jobwright.store.AppendResult;
import dev.jobwright.store.CallersTransaction;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.Counters;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobFacts;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.Lost;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.Promotion;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import dev.jobwright.store.Renewal;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Jobs in one SQLite file. Writes go through {@link Writer}, reads through {@link Readers}; each operation has a class of
 * its own, and its statements are the files that begin with its name.
 */
public final class SqliteStore implements JobStore {

    private static final Duration IDLE_POLL = Duration.ofMinutes(1);

    private final SqliteFile file;
    private final StoreClock clock;
    private final LockFolder locks;
    private final Engine engine;
    private final EndedGroups groups = new EndedGroups();
    private volatile boolean closed;

    SqliteStore(SqliteFile file, StoreClock clock, LockFolder locks, Engine engine) {
        this.file = file;
        this.clock = clock;
        this.locks = locks;
        this.engine = engine;
    }

    /**
     * Opens the store, making it if it is not there.
     *
     * @param url {@code jdbc:sqlite:PATH[?name=value&…]}
     * @param clock what the store's clock goes by: the same for all who share the file
     */
    public static SqliteStore open(String url, StoreOptions options, InstantSource clock) {
        return Opening.open(SqliteUrl.parse(url), options, clock);
    }

    @Override
    public String describe() {
        return "sqlite " + file.path();
    }

    @Override
    public Instant now() {
        checkOpen();
        return clock.instant();
    }

    @Override
    public List<InsertResult> insert(List<NewJob> jobs) {
        checkOpen();
        if (jobs.isEmpty()) {
            return List.of();
        }
        WellFormed.check(jobs);
        InsertOperation insert = new InsertOperation(List.copyOf(jobs));
        engine.space.checkRoom(insert.bytes());
        engine.writer.run(insert);
        return insert.result();
    }

    @Override
    public List<ClaimedJob> claim(ClaimRequest request) {
        checkOpen();
        locks.instances().hold(request.claimer().instance());
        return write(new CallOperation<>(
                Operation.Kind.CLAIM, request.max(), tx -> Claims.run(tx, request), tx -> Claims.glance(tx, request)));
    }

    @Override
    public List<SettleResult> settle(List<Settlement> settlements) {
        checkOpen();
        if (settlements.isEmpty()) {
            return List.of();
        }
        SettleOperation settle = new SettleOperation(List.copyOf(settlements));
        engine.writer.run(settle);
        return settle.result();
    }

    @Override
    public List<AppendResult> append(List<LogAppend> texts) {
        checkOpen();
        if (texts.isEmpty()) {
            return List.of();
        }
        AppendOperation append = new AppendOperation(List.copyOf(texts));
        engine.space.checkRoom(append.bytes());
        engine.writer.run(append);
        return append.result();
    }

    @Override
    public Renewal renew(Claimer claimer) {
        checkOpen();
        locks.instances().hold(claimer.instance());
        return write(new CallOperation<>(Operation.Kind.URGENT, 1, tx -> Instances.renew(tx, claimer), null));
    }

    @Override
    public void end(InstanceId instance) {
        checkOpen();
        write(new CallOperation<>(
                Operation.Kind.URGENT,
                1,
                tx -> Instances.end(tx, instance),
                tx -> Instances.isKnown(tx, instance) ? null : Boolean.FALSE));
        locks.instances().release(instance);
    }

    @Override
    public Lost findLost(int max) {
        for (InstanceId suspect : engine.readers.read(LostAttempts::suspects)) {
            locks.instances().endIfDead(suspect, this::end);
        }
        return engine.readers.read(tx -> LostAttempts.find(tx, max));
    }

    @Override
    public Promotion promote(int max) {
        checkOpen();
        return write(new CallOperation<>(
                Operation.Kind.PROMOTE, max, tx -> Promotions.run(tx, max), tx -> Promotions.glance(tx)));
    }

    @Override
    public List<ChangeResult> change(Change change, Collection<JobId> jobs) {
        checkOpen();
        if (jobs.isEmpty()) {
            return List.of();
        }
        ChangeOperation operation = new ChangeOperation(change, List.copyOf(jobs));
        engine.writer.run(operation);
        return operation.result();
    }

    @Override
    public PruneResult prune(PruneRequest request) {
        checkOpen();
        PruneScan.Batch batch = engine.readers.read(tx -> Prunes.scan(tx, groups, request));
        if (request.dryRun()) {
            return new PruneResult(batch.jobs().size(), batch.next());
        }
        PruneOperation prune = new PruneOperation(request, groups, batch.jobs());
        engine.writer.run(prune);
        return new PruneResult(prune.result(), batch.next());
    }

    @Override
    public List<Prune> prunes(String namespace, int limit) {
        return engine.readers.read(tx -> PruneRows.latest(tx.session, namespace, limit));
    }

    @Override
    public List<Job> find(Collection<JobId> ids) {
        List<JobId> asked = List.copyOf(ids);
        return engine.readers.read(tx -> new Finds(tx).find(asked));
    }

    @Override
    public List<Job> list(JobQuery query) {
        return engine.readers.read(tx -> Lists.run(tx, query));
    }

    @Override
    public List<Attempt> attempts(JobId id) {
        return engine.readers.read(tx -> new Finds(tx).attempts(id));
    }

    @Override
    public List<LogEntry> log(LogQuery query) {
        return engine.readers.read(tx -> new Finds(tx).log(query));
    }

    @Override
    public List<AuditEntry> audit(JobId id) {
        return engine.readers.read(tx -> new Finds(tx).audit(id));
    }

    @Override
    public Stats stats(String namespace) {
        return engine.readers.read(tx -> new Counts(tx).stats(namespace));
    }

    @Override
    public AutoCloseable watch(Runnable listener) {
        checkOpen();
        return engine.watch.add(listener);
    }

    @Override
    public Counters inspect(Consumer<JobFacts> sink) {
        return engine.readers.readAlone(tx -> Inspection.run(tx, sink));
    }

    /** The watch sees every commit of others; this is for the case that it does not. */
    @Override
    public Duration idlePoll() {
        return IDLE_POLL;
    }

    @Override
    public CallersTransaction callersTransaction() {
        return new SqliteCallersTransaction(file, clock);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            engine.close();
            locks.close();
        }
    }

    private <T> T write(CallOperation<T> operation) {
        engine.writer.run(operation);
        return operation.result();
    }

    private void checkOpen() {
        if (closed) {
            throw new Closed(describe() + " is closed");
        }
    }
}
