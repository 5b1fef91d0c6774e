package dev.jobwright.store;

import dev.jobwright.Attempt;
import dev.jobwright.AuditEntry;
import dev.jobwright.InstanceId;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.LogEntry;
import dev.jobwright.Prune;
import dev.jobwright.Stats;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands everything on: the start of a store that does one thing besides, or differently. */
public class ForwardingStore implements JobStore {

    protected final JobStore store;

    public ForwardingStore(JobStore store) {
        this.store = store;
    }

    @Override
    public String describe() {
        return store.describe();
    }

    @Override
    public Instant now() {
        return store.now();
    }

    @Override
    public List<InsertResult> insert(List<NewJob> jobs) {
        return store.insert(jobs);
    }

    @Override
    public List<ClaimedJob> claim(ClaimRequest request) {
        return store.claim(request);
    }

    @Override
    public List<SettleResult> settle(List<Settlement> settlements) {
        return store.settle(settlements);
    }

    @Override
    public List<AppendResult> append(List<LogAppend> texts) {
        return store.append(texts);
    }

    @Override
    public Renewal renew(Claimer claimer) {
        return store.renew(claimer);
    }

    @Override
    public void end(InstanceId instance) {
        store.end(instance);
    }

    @Override
    public Lost findLost(int max) {
        return store.findLost(max);
    }

    @Override
    public Promotion promote(int max) {
        return store.promote(max);
    }

    @Override
    public List<ChangeResult> change(Change change, Collection<JobId> jobs) {
        return store.change(change, jobs);
    }

    @Override
    public PruneResult prune(PruneRequest request) {
        return store.prune(request);
    }

    @Override
    public List<Prune> prunes(String namespace, int limit) {
        return store.prunes(namespace, limit);
    }

    @Override
    public List<Job> find(Collection<JobId> ids) {
        return store.find(ids);
    }

    @Override
    public List<Job> list(JobQuery query) {
        return store.list(query);
    }

    @Override
    public List<Attempt> attempts(JobId id) {
        return store.attempts(id);
    }

    @Override
    public List<LogEntry> log(LogQuery query) {
        return store.log(query);
    }

    @Override
    public List<AuditEntry> audit(JobId id) {
        return store.audit(id);
    }

    @Override
    public Stats stats(String namespace) {
        return store.stats(namespace);
    }

    @Override
    public AutoCloseable watch(Runnable listener) {
        return store.watch(listener);
    }

    @Override
    public Duration idlePoll() {
        return store.idlePoll();
    }

    @Override
    public Counters inspect(Consumer<JobFacts> sink) {
        return store.inspect(sink);
    }

    @Override
    public @Nullable CallersTransaction callersTransaction() {
        return store.callersTransaction();
    }

    @Override
    public void close() {
        store.close();
    }
}
