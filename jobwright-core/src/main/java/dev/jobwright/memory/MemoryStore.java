package dev.jobwright.memory;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.AuditEntry;
import dev.jobwright.Closed;
import dev.jobwright.Failure;
import dev.jobwright.InstanceId;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.LeaseToken;
import dev.jobwright.LogEntry;
import dev.jobwright.Prune;
import dev.jobwright.Stats;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Decisions.Ruling;
import dev.jobwright.lifecycle.Gates;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.lifecycle.Verb;
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
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reference model: every rule of the contract in its plainest form, behind one lock. Nothing survives the process.
 * What stands where is kept by {@link MemoryJobs}; this class says what the operations do to it.
 */
public final class MemoryStore implements JobStore {

    private static final String RESCUER = "rescuer";
    private static final String CLOCK = "clock";

    private final InstantSource clock;
    private final Walk walk;
    private final ReentrantLock lock = new ReentrantLock();
    private final MemoryJobs jobs = new MemoryJobs();
    private final MemoryPrunes prunes = new MemoryPrunes(jobs);
    private Instant now = Instant.EPOCH;
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
        return exclusively(() -> now);
    }

    @Override
    public List<InsertResult> insert(List<NewJob> newJobs) {
        return exclusively(() -> newJobs.stream().map(this::insert).toList());
    }

    private InsertResult insert(NewJob newJob) {
        MemoryJob same = jobs.byIdOrKey(newJob);
        if (same != null) {
            return new InsertResult.Duplicate(same.body.id());
        }
        Instant notBefore = newJob.delay() == null ? micros(newJob.notBefore()) : now.plus(micros(newJob.delay()));
        Instant due = newJob.due() != null
                ? newJob.due().truncatedTo(ChronoUnit.MICROS)
                : notBefore != null && notBefore.isAfter(now) ? notBefore : now;
        MemoryJob job = new MemoryJob(newJob, jobs.nextSeq(), now, due);
        Gates gates = new Gates(0, null, newJob.heldReason(), notBefore, false);
        JobState state = step(null, Trigger.ENQUEUE, gates.state(now));
        job.gates = state == JobState.AVAILABLE ? Gates.OPEN : gates;
        jobs.add(job, state);
        return new InsertResult.Inserted(newJob.id(), job.state);
    }

    @Override
    public List<ClaimedJob> claim(ClaimRequest request) {
        return exclusively(() -> {
            MemoryLease lease = jobs.leases.get(request.nonce());
            if (lease == null) {
                return claimAnew(request);
            }
            lease.lastsUntil = now.plus(request.claimer().lease());
            return lease.stillRunning();
        });
    }

    private List<ClaimedJob> claimAnew(ClaimRequest request) {
        List<MemoryJob> taken = new ArrayList<>();
        for (MemoryJob job : jobs.available(request)) {
            if (taken.size() == request.max()) {
                break;
            }
            if (job.startDeadlinePassed(now)) {
                expire(job);
            } else {
                taken.add(job);
            }
        }
        if (taken.isEmpty()) {
            return List.of();
        }
        Claimer claimer = request.claimer();
        MemoryLease lease =
                new MemoryLease(request.nonce(), jobs.known(claimer), claimer.worker(), now, now.plus(claimer.lease()));
        jobs.leases.put(lease.nonce, lease);
        for (MemoryJob job : taken) {
            job.tally = job.tally.claimed();
            job.lease = lease;
            lease.claimed.add(job);
            move(job, Trigger.CLAIM, JobState.RUNNING);
        }
        return lease.stillRunning();
    }

    @Override
    public List<SettleResult> settle(List<Settlement> settlements) {
        return exclusively(() -> settlements.stream().map(this::settle).toList());
    }

    private SettleResult settle(Settlement settlement) {
        LeaseToken token = settlement.token();
        MemoryJob job = jobs.bySeq(token.seq());
        if (job == null) {
            return SettleResult.LEASE_LOST;
        }
        MemoryLease lease = job.lease;
        if (lease == null || !job.runsUnder(token)) {
            return job.endedAs(settlement) ? SettleResult.SETTLED : SettleResult.LEASE_LOST;
        }
        boolean rescue = settlement.authority() == Settlement.Authority.RESCUER;
        if (rescue && !lease.isLost(now)) {
            return SettleResult.LEASE_LOST;
        }
        Decision decision = settlement.decision();
        endAttempt(job, decision.end(), settlement.took(), decision.result(), decision.failure());
        job.tally = decision.tally();
        if (rescue) {
            lease.instance.revoked.add(token);
            job.audit.add(new AuditEntry(
                    now, "rescue", JobState.RUNNING, decision.to(), RESCUER, "the lease of its worker ran out"));
        }
        if (!decision.to().isTerminal()) {
            Instant notBefore = decision.delay().isZero() ? null : now.plus(micros(decision.delay()));
            boolean retrying = decision.to() == JobState.RETRYING;
            job.gates = new Gates(0, null, decision.heldReason(), notBefore, retrying);
        }
        move(job, decision.trigger(), decision.to());
        return SettleResult.SETTLED;
    }

    private void endAttempt(
            MemoryJob job, AttemptEnd end, Duration took, @Nullable String result, @Nullable Failure failure) {
        MemoryLease lease = job.heldLease();
        job.ended.add(new MemoryJob.Ended(
                new Attempt(
                        job.tally.attempt(), job.tally.run(), end, lease.worker, now, micros(took), result, failure),
                lease.nonce));
        lease.claimed.remove(job);
        if (lease.claimed.isEmpty()) {
            jobs.leases.remove(lease.nonce);
        }
        job.lease = null;
    }

    @Override
    public List<AppendResult> append(List<LogAppend> texts) {
        return exclusively(() -> texts.stream().map(this::append).toList());
    }

    private AppendResult append(LogAppend text) {
        MemoryJob job = jobs.bySeq(text.token().seq());
        if (job == null || !job.runsUnder(text.token())) {
            return AppendResult.LEASE_LOST;
        }
        job.append(text, now);
        return AppendResult.APPENDED;
    }

    @Override
    public Renewal renew(Claimer claimer) {
        return exclusively(() -> {
            MemoryInstance instance = jobs.known(claimer);
            instance.aliveUntil = now.plus(claimer.lease());
            List<LeaseToken> revoked = List.copyOf(instance.revoked);
            instance.revoked.clear();
            return new Renewal(revoked);
        });
    }

    @Override
    public void end(InstanceId instance) {
        exclusively(() -> jobs.end(instance));
    }

    @Override
    public Lost findLost(int max) {
        return exclusively(() -> {
            List<RunningAttempt> lost = jobs.leases.values().stream()
                    .filter(lease -> lease.isLost(now))
                    .flatMap(lease -> lease.claimed.stream())
                    .limit(max)
                    .map(MemoryJob::runningAttempt)
                    .toList();
            return new Lost(lost, jobs.nextLeaseEnd(now));
        });
    }

    @Override
    public Promotion promote(int max) {
        return exclusively(() -> {
            List<MemoryJob> late = jobs.startDeadlinePassed(now, max);
            late.forEach(this::expire);
            List<MemoryJob> due = jobs.due(now, max);
            due.forEach(job -> move(job, Trigger.DUE, JobState.AVAILABLE));
            return new Promotion(due.size(), late.size(), jobs.nextTime());
        });
    }

    private void expire(MemoryJob job) {
        audit(job, Trigger.EXPIRE.word(), JobState.EXPIRED, CLOCK, "its start deadline passed");
        move(job, Trigger.EXPIRE, JobState.EXPIRED);
    }

    @Override
    public List<ChangeResult> change(Change change, Collection<JobId> ids) {
        return exclusively(() -> ids.stream().map(id -> change(change, id)).toList());
    }

    private ChangeResult change(Change change, JobId id) {
        MemoryJob job = jobs.byId(id);
        if (job == null) {
            return new ChangeResult.Unknown(id);
        }
        JobState from = job.state;
        Ruling ruling = Decisions.decide(change.verb(), from, job.gates, now);
        if (ruling instanceof Ruling.Refusal refusal) {
            return new ChangeResult.Refused(id, from, refusal.why());
        }
        JobState to = ((Ruling.Move) ruling).to();
        audit(job, change.verb().word(), to, change.actor(), change.reason());
        apply(change, job);
        move(job, change.verb().trigger(), to);
        return new ChangeResult.Changed(id, from, to);
    }

    private void apply(Change change, MemoryJob job) {
        Verb verb = change.verb();
        switch (verb) {
            case CANCEL -> {
                if (job.lease != null) {
                    job.lease.instance.revoked.add(job.heldToken());
                    endAttempt(job, AttemptEnd.CANCELLED, Duration.ZERO, null, null);
                }
            }
            case HOLD -> job.gates = job.gates.held(change.reason());
            case RELEASE -> job.gates = job.gates.held(null);
            case RETRY -> job.tally = job.tally.nextRun();
        }
    }

    @Override
    public PruneResult prune(PruneRequest request) {
        return exclusively(() -> prunes.run(request, now));
    }

    @Override
    public List<Prune> prunes(String namespace, int limit) {
        return exclusively(() -> prunes.latest(namespace, limit));
    }

    @Override
    public List<Job> find(Collection<JobId> ids) {
        return exclusively(() -> ids.stream()
                .distinct()
                .map(jobs::byId)
                .filter(Objects::nonNull)
                .map(MemoryJob::view)
                .toList());
    }

    @Override
    public List<Job> list(JobQuery query) {
        return exclusively(() -> jobs.inOrder(query.after(), query.newestFirst())
                .filter(job -> job.body.lane().namespace().equals(query.namespace()))
                .map(MemoryJob::view)
                .filter(query.filter()::matches)
                .limit(query.limit())
                .toList());
    }

    @Override
    public List<Attempt> attempts(JobId id) {
        return exclusively(() -> {
            MemoryJob job = jobs.byId(id);
            return job == null
                    ? List.of()
                    : job.ended.stream().map(MemoryJob.Ended::attempt).toList();
        });
    }

    @Override
    public List<LogEntry> log(LogQuery query) {
        return exclusively(() -> {
            MemoryJob job = jobs.byId(query.id());
            return job == null ? List.of() : job.log(query);
        });
    }

    @Override
    public List<AuditEntry> audit(JobId id) {
        return exclusively(() -> {
            MemoryJob job = jobs.byId(id);
            return job == null ? List.of() : List.copyOf(job.audit);
        });
    }

    @Override
    public Stats stats(String namespace) {
        return exclusively(() -> {
            List<Stats.LaneStats> lanes = new ArrayList<>();
            jobs.counts().forEach((lane, counts) -> {
                if (lane.namespace().equals(namespace)) {
                    lanes.add(new Stats.LaneStats(lane, counts, jobs.oldestDue(lane)));
                }
            });
            return new Stats(now, lanes);
        });
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
        return exclusively(() -> {
            jobs.inOrder(null, false).map(jobs::facts).forEach(sink);
            Map<Lane, Map<JobState, Long>> counts = new TreeMap<>(jobs.counts());
            return new Counters(counts, List.of());
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

    private void audit(MemoryJob job, String verb, JobState to, String actor, String reason) {
        job.audit.add(new AuditEntry(now, verb, job.state, to, actor, reason));
    }

    private void move(MemoryJob job, Trigger trigger, JobState to) {
        step(job.state, trigger, to);
        job.finishedAt = to.isTerminal() ? now : null;
        jobs.move(job, to);
        if (!to.isWaiting() || to == JobState.AVAILABLE) {
            job.gates = Gates.OPEN;
        }
    }

    private JobState step(@Nullable JobState from, Trigger trigger, JobState to) {
        Lifecycle.move(from, trigger, to);
        walk.step(from, trigger, to);
        return to;
    }

    private <T> T exclusively(Supplier<T> operation) {
        lock.lock();
        try {
            if (closed) {
                throw new Closed("the store is closed");
            }
            Instant read = clock.instant().truncatedTo(ChronoUnit.MICROS);
            now = read.isAfter(now) ? read : now;
            return operation.get();
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    private static Duration micros(Duration duration) {
        return duration.truncatedTo(ChronoUnit.MICROS);
    }
}
