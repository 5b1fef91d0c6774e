package dev.jobwright.memory;

import dev.jobwright.Attempt;
import dev.jobwright.AuditEntry;
import dev.jobwright.Closed;
import dev.jobwright.InstanceId;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.LogEntry;
import dev.jobwright.Prune;
import dev.jobwright.Stats;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.store.AppendResult;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reference model: every rule of the contract in its plainest form, behind one lock. Nothing survives the process.
 * Each operation that writes has a class of its own, with the name that it has in the other stores; it works on what
 * {@link MemoryJobs} and {@link Leases} keep.
 */
public final class MemoryStore implements JobStore {

    private final InstantSource clock;
    private final Walk walk;
    private final ReentrantLock lock = new ReentrantLock();
    private final MemoryJobs jobs = new MemoryJobs();
    private final Leases leases = new Leases();
    private final Prunes prunes = new Prunes(jobs);
    private Instant latest = Instant.EPOCH;
    private boolean closed;

    /** Told of every transition that is made: the switch with which tests see the table being walked. */
    public interface Walk {
        void step(@Nullable JobState from, Trigger trigger, JobState to);
    }

    public MemoryStore(InstantSource clock) {
        this(clock, (from, trigger, to) -> {});
    }

    public MemoryStore(InstantSource clock, Walk walk) {
        this.clock = clock;
        this.walk = walk;
    }

    @Override
    public String describe() {
        return "memory";
    }

    @Override
    public Instant now() {
        return exclusively(tx -> tx.now);
    }

    @Override
    public List<InsertResult> insert(List<NewJob> newJobs) {
        return exclusively(tx -> newJobs.stream().map(new Inserts(tx)::insert).toList());
    }

    @Override
    public List<ClaimedJob> claim(ClaimRequest request) {
        return exclusively(tx -> new Claims(tx).claim(request));
    }

    @Override
    public List<SettleResult> settle(List<Settlement> settlements) {
        return exclusively(
                tx -> settlements.stream().map(new Settlements(tx)::settle).toList());
    }

    @Override
    public List<AppendResult> append(List<LogAppend> texts) {
        return exclusively(tx -> texts.stream().map(new Appends(tx)::append).toList());
    }

    @Override
    public Renewal renew(Claimer claimer) {
        return exclusively(tx -> leases.renew(claimer, tx.now));
    }

    @Override
    public void end(InstanceId instance) {
        exclusively(tx -> leases.end(instance));
    }

    @Override
    public Lost findLost(int max) {
        return exclusively(tx -> leases.findLost(max, tx.now));
    }

    @Override
    public Promotion promote(int max) {
        return exclusively(tx -> new Promotions(tx).promote(max));
    }

    @Override
    public List<ChangeResult> change(Change change, Collection<JobId> ids) {
        return exclusively(tx -> {
            Changes changes = new Changes(tx);
            return ids.stream().map(id -> changes.change(change, id)).toList();
        });
    }

    @Override
    public PruneResult prune(PruneRequest request) {
        return exclusively(tx -> prunes.run(request, tx.now));
    }

    @Override
    public List<Prune> prunes(String namespace, int limit) {
        return exclusively(tx -> prunes.latest(namespace, limit));
    }

    @Override
    public List<Job> find(Collection<JobId> ids) {
        return exclusively(tx -> ids.stream()
                .distinct()
                .map(jobs::byId)
                .filter(Objects::nonNull)
                .map(MemoryJob::view)
                .toList());
    }

    @Override
    public List<Job> list(JobQuery query) {
        return exclusively(tx -> jobs.inOrder(query.after(), query.newestFirst())
                .filter(job -> job.body.lane().namespace().equals(query.namespace()))
                .map(MemoryJob::view)
                .filter(query.filter()::matches)
                .limit(query.limit())
                .toList());
    }

    @Override
    public List<Attempt> attempts(JobId id) {
        return knownOf(id, MemoryJob::attempts);
    }

    @Override
    public List<LogEntry> log(LogQuery query) {
        return knownOf(query.id(), job -> job.log(query));
    }

    @Override
    public List<AuditEntry> audit(JobId id) {
        return knownOf(id, job -> List.copyOf(job.audit));
    }

    private <T> List<T> knownOf(JobId id, Function<MemoryJob, List<T>> what) {
        return exclusively(tx -> {
            MemoryJob job = jobs.byId(id);
            return job == null ? List.of() : what.apply(job);
        });
    }

    @Override
    public Stats stats(String namespace) {
        return exclusively(tx -> new Stats(tx.now, jobs.stats(namespace)));
    }

    @Override
    public AutoCloseable watch(Runnable listener) {
        return () -> {}; // no other process can change it
    }

    @Override
    public Duration idlePoll() {
        return Duration.ofHours(1);
    }

    @Override
    public Counters inspect(Consumer<JobFacts> sink) {
        return exclusively(tx -> {
            jobs.inOrder(null, false).map(MemoryJob::facts).forEach(sink);
            return new Counters(jobs.counts(), List.of());
        });
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** The clock is read to the microsecond, and never goes back. */
    private <T> T exclusively(Function<MemoryTransaction, T> operation) {
        lock.lock();
        try {
            if (closed) {
                throw new Closed("the store is closed");
            }
            Instant read = clock.instant().truncatedTo(ChronoUnit.MICROS);
            latest = read.isAfter(latest) ? read : latest;
            return operation.apply(new MemoryTransaction(jobs, leases, latest, walk));
        } finally {
            lock.unlock();
        }
    }
}
