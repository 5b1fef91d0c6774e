package dev.jobwright.queue;

import dev.jobwright.Attempt;
import dev.jobwright.AuditEntry;
import dev.jobwright.EnqueueOptions;
import dev.jobwright.Enqueued;
import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobHandle;
import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobQueue;
import dev.jobwright.JobType;
import dev.jobwright.JobwrightException;
import dev.jobwright.LogEntry;
import dev.jobwright.Prune;
import dev.jobwright.Stats;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.json.JsonCodec;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.runtime.JobIds;
import dev.jobwright.store.CallersTransaction;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.NewJob;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The queue over a store: encodes, asks the store, and answers in the caller's types. */
final class StoreQueue implements JobQueue, QueueRuntime {

    private static final String ACTOR = "application";

    private final JobStore store;
    private final Signals signals = new Signals();
    private final JsonCodec codec;
    private final String namespace;
    private final JobIds ids;
    private final Encoder encoder;
    private final Awaiter awaiter;
    private final AutoCloseable watch;
    private final List<AutoCloseable> dependents = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    StoreQueue(JobStore store, JsonCodec codec, JobIds ids, String namespace, JobPolicy policy, int maxArgsBytes) {
        this.store = new SignallingStore(store, signals);
        this.codec = codec;
        this.namespace = namespace;
        this.ids = ids;
        this.encoder = new Encoder(codec, ids, namespace, policy, maxArgsBytes);
        this.awaiter = new Awaiter(this.store);
        signals.listen(awaiter);
        this.watch = store.watch(signals::foreign);
    }

    @Override
    public <A, R> Enqueued<R> enqueue(JobType<A, R> type, A args, Consumer<EnqueueOptions> options) {
        NewJob job = encoder.encode(type, args, options);
        return answer(type, store.insert(List.of(job)).get(0));
    }

    @Override
    public <A> long enqueueAll(JobType<A, ?> type, Iterable<? extends A> args, Consumer<EnqueueOptions> options) {
        try (BulkInsert bulk = new BulkInsert(store)) {
            encoder.encodeAll(type, args, options, bulk::add);
            return bulk.finish();
        }
    }

    @Override
    public Transactional in(Connection connection) {
        CallersTransaction transaction = store.callersTransaction();
        if (transaction == null) {
            throw new InvalidInput(
                    "the store '" + store.describe() + "' has no transactions that a caller could share");
        }
        return new Transactional() {
            @Override
            public <A, R> Enqueued<R> enqueue(JobType<A, R> type, A args, Consumer<EnqueueOptions> options) {
                NewJob job = encoder.encode(type, args, options);
                try {
                    return answer(
                            type, transaction.insert(connection, List.of(job)).get(0));
                } catch (SQLException e) {
                    throw new StoreUnavailable("the enqueue in the caller's transaction failed: " + e.getMessage(), e);
                }
            }
        };
    }

    private <R> Enqueued<R> answer(JobType<?, R> type, InsertResult result) {
        if (result instanceof InsertResult.Inserted inserted) {
            return new Enqueued.Inserted<>(job(type, inserted.id()));
        }
        return new Enqueued.Duplicate<>(job(type, ((InsertResult.Duplicate) result).existing()));
    }

    @Override
    public <R> JobHandle<R> job(JobType<?, R> type, JobId id) {
        return new StoreJobHandle<>(this, awaiter, type.resultType(), id);
    }

    @Override
    public Optional<Job> find(JobId id) {
        return store.find(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Job> find(Collection<JobId> ids) {
        return store.find(ids);
    }

    @Override
    public List<Job> list(JobFilter filter, @Nullable Long after, int limit) {
        return store.list(new JobQuery(namespace, filter, after, false, limit));
    }

    @Override
    public List<Job> listNewest(JobFilter filter, @Nullable Long before, int limit) {
        return store.list(new JobQuery(namespace, filter, before, true, limit));
    }

    @Override
    public List<Attempt> attempts(JobId id) {
        return store.attempts(id);
    }

    @Override
    public List<LogEntry> log(JobId id, @Nullable Long attempt, @Nullable LogEntry after, int limit) {
        return store.log(new LogQuery(id, attempt, after, limit));
    }

    @Override
    public List<AuditEntry> audit(JobId id) {
        return store.audit(id);
    }

    @Override
    public Stats stats() {
        return store.stats(namespace);
    }

    @Override
    public ChangeResult cancel(JobId id, String reason) {
        return change(Verb.CANCEL, id, reason);
    }

    @Override
    public ChangeResult retry(JobId id, String reason) {
        return change(Verb.RETRY, id, reason);
    }

    @Override
    public ChangeResult hold(JobId id, String reason) {
        return change(Verb.HOLD, id, reason);
    }

    @Override
    public ChangeResult release(JobId id, String reason) {
        return change(Verb.RELEASE, id, reason);
    }

    private ChangeResult change(Verb verb, JobId id, String reason) {
        return store.change(new Change(verb, ACTOR, reason), List.of(id)).get(0);
    }

    @Override
    public long prune(JobFilter filter, Duration olderThan) {
        return prune(filter, olderThan, false);
    }

    @Override
    public long countPrunable(JobFilter filter, Duration olderThan) {
        return prune(filter, olderThan, true);
    }

    private long prune(JobFilter filter, Duration olderThan, boolean dryRun) {
        return new Pruning(store, namespace, ACTOR).run(ids.next().value(), filter, olderThan, dryRun);
    }

    @Override
    public List<Prune> prunes(int limit) {
        return store.prunes(namespace, limit);
    }

    @Override
    public JobStore store() {
        return store;
    }

    @Override
    public Signals signals() {
        return signals;
    }

    @Override
    public JsonCodec codec() {
        return codec;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public void closeFirst(AutoCloseable dependent) {
        dependents.add(dependent);
    }

    @Override
    public void forget(AutoCloseable dependent) {
        dependents.remove(dependent);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        List<AutoCloseable> inOrder = new ArrayList<>(dependents);
        inOrder.add(watch);
        inOrder.add(awaiter);
        inOrder.add(store);
        JobwrightException failure = null;
        for (AutoCloseable part : inOrder) {
            try {
                part.close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new JobwrightException("closing the queue failed: " + e.getMessage(), e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
