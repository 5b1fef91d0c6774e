package dev.jobwright.postgres;

import dev.jobwright.Attempt;
import dev.jobwright.AuditEntry;
import dev.jobwright.Closed;
import dev.jobwright.InstanceId;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.LogEntry;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.Prune;
import dev.jobwright.Stats;
import dev.jobwright.jdbc.LogRows;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.PruneRows;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A store in a PostgreSQL database: says which operation runs on which connection. */
public final class PostgresStore implements JobStore {

    private static final Duration IDLE_POLL = Duration.ofMillis(1_500);
    private static final Duration DEAF_POLL = Duration.ofMillis(750);
    private static final Duration DEAF_BUSY_POLL = Duration.ofMillis(20);

    /** So many changes share a transaction, and its locks. */
    private static final int CHANGES_AT_ONCE = 100;

    private final Engine engine;
    private volatile boolean closed;

    private PostgresStore(Engine engine) {
        this.engine = engine;
    }

    /** Opens the database of a URL, making the tables if they are not there. Owns at most six connections. */
    public static PostgresStore open(String url, StoreOptions options) {
        return new PostgresStore(Opening.byUrl(url, options, TimeSource.SERVER));
    }

    /** Opens the database behind a source, of whose connections it uses at most six at a time, and keeps them. */
    static PostgresStore open(DataSource source, String url, StoreOptions options) {
        return new PostgresStore(Opening.bySource(source, url, options));
    }

    /** With a clock for tests. */
    static PostgresStore open(String url, StoreOptions options, TimeSource time) {
        return new PostgresStore(Opening.byUrl(url, options, time));
    }

    /** With connections that tests break. */
    static PostgresStore open(Connector connector, String schema, TimeSource time) {
        Target target = new Target("postgresql test schema " + schema, schema, true, connector);
        return new PostgresStore(Opening.open(target, StoreOptions.DEFAULT, time));
    }

    @Override
    public String describe() {
        return engine.name;
    }

    @Override
    public Instant now() {
        checkOpen();
        return Micros.instant(
                engine.calls.call(Role.GENERAL, (link, again) -> link.session().number("now")));
    }

    @Override
    public List<InsertResult> insert(List<NewJob> jobs) {
        checkOpen();
        Storable.check(jobs);
        List<InsertResult> results = new ArrayList<>(jobs.size());
        for (int from = 0; from < jobs.size(); from += Intake.MOST_JOBS) {
            List<NewJob> slice = jobs.subList(from, Math.min(jobs.size(), from + Intake.MOST_JOBS));
            try {
                results.addAll(engine.intake.insert(slice));
            } catch (RuntimeException e) {
                throw from == 0 || e instanceof OutcomeUnknown ? e : Intake.partly(jobs, e);
            }
        }
        return results;
    }

    @Override
    public List<ClaimedJob> claim(ClaimRequest request) {
        checkOpen();
        List<ClaimedJob> jobs = engine.calls.call(Role.CLAIM, (link, again) -> engine.claims.run(link, request));
        if (!jobs.isEmpty()) {
            engine.wrote();
        }
        return jobs;
    }

    @Override
    public List<SettleResult> settle(List<Settlement> settlements) {
        checkOpen();
        return settlements.isEmpty() ? List.of() : engine.settling.settle(settlements);
    }

    @Override
    public List<AppendResult> append(List<LogAppend> texts) {
        checkOpen();
        return texts.isEmpty() ? List.of() : engine.appending.append(texts);
    }

    @Override
    public Renewal renew(Claimer claimer) {
        checkOpen();
        return engine.calls.call(Role.RENEW, (link, again) -> {
            Renewal renewal = engine.instances.renew(link.session(), claimer);
            long[] over = engine.open.gone(renewal.revoked());
            if (over.length > 0) {
                link.session().update("lease-over", over);
            }
            return renewal;
        });
    }

    @Override
    public void end(InstanceId instance) {
        checkOpen();
        engine.calls.call(Role.RENEW, (link, again) -> {
            engine.instances.end(link.session(), instance);
            return true;
        });
        engine.open.forget(instance);
    }

    @Override
    public Lost findLost(int max) {
        checkOpen();
        return engine.calls.call(Role.RENEW, (link, again) -> LostAttempts.find(link, max));
    }

    @Override
    public Promotion promote(int max) {
        checkOpen();
        Promotion promotion = engine.notices.telling(
                payload -> engine.calls.call(Role.GENERAL, (link, again) -> engine.promotions.run(link, max, payload)),
                done -> done.promoted() > 0);
        if (promotion.promoted() + promotion.expired() > 0) {
            engine.wrote();
        }
        return promotion;
    }

    @Override
    public List<ChangeResult> change(Change change, Collection<JobId> jobs) {
        checkOpen();
        List<JobId> ids = List.copyOf(jobs);
        List<ChangeResult> results = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size(); from += CHANGES_AT_ONCE) {
            List<JobId> some = ids.subList(from, Math.min(ids.size(), from + CHANGES_AT_ONCE));
            try {
                results.addAll(engine.calls.callOnce(
                        Role.GENERAL,
                        (link, again) -> link.atomically(() -> {
                            Changes changes = new Changes(link.session(), engine.floors, change);
                            List<ChangeResult> done = new ArrayList<>(some.size());
                            for (JobId id : some) {
                                done.add(changes.run(id));
                            }
                            return done;
                        })));
            } catch (OutcomeUnknown e) {
                throw new OutcomeUnknown(String.valueOf(e.getMessage()), ids, e);
            }
        }
        engine.wrote();
        engine.notices.owe();
        return results;
    }

    @Override
    public PruneResult prune(PruneRequest request) {
        checkOpen();
        PruneResult result = engine.prunes.run(request);
        if (result.jobs() > 0) {
            engine.wrote();
        }
        return result;
    }

    @Override
    public List<Prune> prunes(String namespace, int limit) {
        checkOpen();
        return engine.calls.call(Role.GENERAL, (link, again) -> PruneRows.latest(link.session(), namespace, limit));
    }

    @Override
    public List<Job> find(Collection<JobId> ids) {
        checkOpen();
        List<JobId> asked = List.copyOf(ids);
        return engine.calls.call(Role.GENERAL, (link, again) -> new Finds(link).find(asked));
    }

    @Override
    public List<Job> list(JobQuery query) {
        checkOpen();
        return engine.calls.call(Role.GENERAL, (link, again) -> link.inOneSnapshot(() -> Lists.run(link, query)));
    }

    @Override
    public List<Attempt> attempts(JobId id) {
        checkOpen();
        return engine.calls.call(Role.GENERAL, (link, again) -> new Finds(link).attempts(id));
    }

    @Override
    public List<LogEntry> log(LogQuery query) {
        checkOpen();
        return engine.calls.call(
                Role.GENERAL,
                (link, again) -> LogRows.page(link.session(), query.id().value(), query));
    }

    @Override
    public List<AuditEntry> audit(JobId id) {
        checkOpen();
        return engine.calls.call(Role.GENERAL, (link, again) -> new Finds(link).audit(id));
    }

    @Override
    public Stats stats(String namespace) {
        checkOpen();
        return engine.calls.call(Role.GENERAL, (link, again) -> Counts.stats(link, namespace));
    }

    @Override
    public AutoCloseable watch(Runnable listener) {
        checkOpen();
        return engine.listening.add(listener);
    }

    @Override
    public Counters inspect(Consumer<JobFacts> sink) {
        checkOpen();
        return engine.calls.callOnce(
                Role.GENERAL,
                (link, again) -> link.inOneSnapshot(() -> {
                    link.session().execute("set local enable_seqscan = on"); // it reads everything
                    return Inspection.run(link, sink);
                }));
    }

    @Override
    public Duration idlePoll() {
        Duration poll = engine.listening.hears() ? IDLE_POLL : engine.activity.isRecent() ? DEAF_BUSY_POLL : DEAF_POLL;
        return Duration.ofNanos(engine.claims.idleNanos(poll.toNanos()));
    }

    @Override
    public CallersTransaction callersTransaction() {
        return engine.callersTransaction;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            engine.close();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new Closed(describe() + " is closed");
        }
    }
}
