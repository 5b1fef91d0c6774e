package dev.jobwright.tck;

import dev.jobwright.Attempt;
import dev.jobwright.AuditEntry;
import dev.jobwright.InstanceId;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.Stats;
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
import dev.jobwright.store.Lost;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.Promotion;
import dev.jobwright.store.Renewal;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Hands everything on: the start of a store with one thing wrong. */
class ForwardingStore implements JobStore {

    final JobStore store;

    ForwardingStore(JobStore store) {
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
    public void close() {
        store.close();
    }
}
