package dev.jobwright;

import dev.jobwright.queue.JobQueueBuilder;
import dev.jobwright.store.ChangeResult;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The front door: enqueue jobs, find and steer them, wait for results. Safe for use by many threads; concurrent calls
 * share commits, so that many callers cost little more than one.
 *
 * <pre>{@code
 * try (JobQueue jobs = JobQueue.open("jdbc:sqlite:jobs.db")) {
 *     jobs.enqueue(RESIZE, new Resize("cat.jpg", 320), options -> options.priority(5).maxAttempts(3));
 * }
 * }</pre>
 */
public interface JobQueue extends AutoCloseable {

    /**
     * Opens a queue, and makes its database if it is not there.
     *
     * @param url {@code jdbc:sqlite:FILE}, or {@code memory:} for one that nothing survives
     * @throws InvalidInput when no store on the class path serves such a URL
     * @throws StoreRefused when the database cannot be used, with the reason and the remedy
     */
    static JobQueue open(String url) {
        return builder().url(url).open();
    }

    /** Opens a queue on the database that the caller's connections lead to. The caller closes the source. */
    static JobQueue open(DataSource source) {
        return builder().source(source).open();
    }

    /** For what the two short forms do not say: namespace, codec, clock. */
    static JobQueueBuilder builder() {
        return new JobQueueBuilder();
    }

    /** The namespace of all that this queue enqueues, lists and counts. */
    String namespace();

    /**
     * Enqueues a job. When this returns {@link Enqueued.Inserted} the job is durable, and will run until it ends.
     *
     * @throws InvalidInput when args or options cannot be; nothing was written
     * @throws StoreUnavailable when nothing was written and the call may be repeated
     * @throws OutcomeUnknown when the store cannot tell; repeat with {@link EnqueueOptions#id}
     */
    <A, R> Enqueued<R> enqueue(JobType<A, R> type, A args, Consumer<EnqueueOptions> options);

    default <A, R> Enqueued<R> enqueue(JobType<A, R> type, A args) {
        return enqueue(type, args, options -> {});
    }

    /**
     * Enqueues many jobs with the same options, in order, in as few commits as is good. Not one transaction: after an
     * error those before it are there. The iterable is walked once, and never held as a whole.
     *
     * @param options as for one job; not with an id or a key, which only one job can have
     * @return how many were inserted
     */
    <A> long enqueueAll(JobType<A, ?> type, Iterable<? extends A> args, Consumer<EnqueueOptions> options);

    default <A> long enqueueAll(JobType<A, ?> type, Iterable<? extends A> args) {
        return enqueueAll(type, args, options -> {});
    }

    /**
     * Enqueues inside the caller's transaction: the jobs are there when, and only when, it commits.
     *
     * @param connection to this queue's own database, with auto-commit off
     * @throws InvalidInput when this store has no transactions that a caller could share
     */
    Transactional in(Connection connection);

    /** What can be done inside the caller's transaction. */
    interface Transactional {
        <A, R> Enqueued<R> enqueue(JobType<A, R> type, A args, Consumer<EnqueueOptions> options);

        default <A, R> Enqueued<R> enqueue(JobType<A, R> type, A args) {
            return enqueue(type, args, options -> {});
        }
    }

    /** A handle on a job that was enqueued before, by this process or another. Looks nothing up. */
    <R> JobHandle<R> job(JobType<?, R> type, JobId id);

    /** The job as it stands. */
    Optional<Job> find(JobId id);

    /** The jobs that exist, in no particular order. */
    List<Job> find(Collection<JobId> ids);

    /**
     * One page of jobs, in enqueue order.
     *
     * @param after {@link Job#seq} of the last job of the page before; null for the first page
     * @param limit most jobs to return, from 1 to 500
     */
    List<Job> list(JobFilter filter, @Nullable Long after, int limit);

    /** As {@link #list}, latest enqueued first. */
    List<Job> listNewest(JobFilter filter, @Nullable Long before, int limit);

    /** Every ended attempt of the job, first to last; empty for an unknown id. */
    List<Attempt> attempts(JobId id);

    /**
     * One page of a job's log, in the order of writing; empty for an unknown id. A page with fewer entries than the limit
     * is the last for now: a running attempt may write more.
     *
     * @param attempt of this attempt only; null for all
     * @param after the last entry of the page before; null for the first page
     * @param limit most entries to return, from 1 to 500
     */
    List<LogEntry> log(JobId id, @Nullable Long attempt, @Nullable LogEntry after, int limit);

    /** What operators, and Jobwright on its own, did to the job, first to last; empty for an unknown id. */
    List<AuditEntry> audit(JobId id);

    /** Exact numbers, in one snapshot. */
    Stats stats();

    /**
     * Ends the job now, whatever it waits for. A running attempt loses its lease: its handler is interrupted when it
     * runs in this process, else with its worker's next renewal; what it still reports is refused.
     *
     * @return {@link ChangeResult.Changed}, {@link ChangeResult.Refused} with {@code ALREADY_FINISHED}, or
     *     {@link ChangeResult.Unknown}
     */
    ChangeResult cancel(JobId id, String reason);

    /** Begins a new run of a job that has ended: attempts are counted anew. Refused while it has not ended. */
    ChangeResult retry(JobId id, String reason);

    /** Hides a waiting job from every claim, until {@link #release}. Refused while it runs. */
    ChangeResult hold(JobId id, String reason);

    /** Lets a held job go. */
    ChangeResult release(JobId id, String reason);

    /**
     * Deletes jobs that ended longer ago than this, with all that is known of them; their ids and keys are free again. A
     * job stays as long as another one of its group, which is its {@linkplain EnqueueOptions#correlation correlation},
     * has not ended. Deletes in batches: after an error, those before it are gone.
     *
     * @param filter which of them; its states are terminal ones, none for all of them
     * @param olderThan from zero to 36,500 days, by the store's clock
     * @return how many were deleted
     */
    long prune(JobFilter filter, Duration olderThan);

    /** How many jobs {@link #prune} would delete now. Writes nothing. */
    long countPrunable(JobFilter filter, Duration olderThan);

    /** The latest prunes, latest first. */
    List<Prune> prunes(int limit);

    /** Closes the workers that were started on this queue, then the store. Callers that still wait get {@link Closed}. */
    @Override
    void close();
}
