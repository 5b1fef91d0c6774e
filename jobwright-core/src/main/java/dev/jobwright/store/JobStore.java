package dev.jobwright.store;

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
import dev.jobwright.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where jobs live. The contract is executable: {@code jobwright-store-tck} is a suite that every store passes, and
 * {@link dev.jobwright.memory.MemoryStore} is the reference that random sequences of operations are compared with.
 *
 * <p>Common to all operations:
 *
 * <ul>
 *   <li>They speak in batches, may be called by any thread, block until their writes are durable, and never call a
 *       handler. Many callers at once are grouped into one commit by the store.
 *   <li>A list of answers has the order of the list of questions.
 *   <li>Time is the store's clock, {@link #now}. Within one operation it stands still.
 *   <li>Every write of a worker carries a {@link dev.jobwright.LeaseToken}, and changes nothing without it.
 *   <li>They throw {@link StoreUnavailable} when nothing was written and the call may be repeated,
 *       {@link OutcomeUnknown} when the store cannot tell, and {@link Closed} after {@link #close}.
 * </ul>
 */
public interface JobStore extends AutoCloseable {

    /** The store in a few words, without secrets: {@code sqlite jobs.db}. */
    String describe();

    /** The store's clock, to the microsecond. Decides due, lease and deadline; never goes backwards. */
    Instant now();

    /**
     * Inserts jobs. The list is not one transaction for others to rely on: each member has its own answer, and a member
     * that is refused or a duplicate does not keep the others from being inserted. A job whose id is already there is a
     * {@link InsertResult.Duplicate} of itself, so that a call whose answer was lost can be repeated.
     */
    List<InsertResult> insert(List<NewJob> jobs);

    /**
     * Takes available jobs under a lease, in the order priority descending, due ascending, enqueue order. The lease of the
     * claimed set lasts for a lease time from now, and longer when its instance renews; other leases of the instance stay as
     * they are. A claim that gives jobs makes the instance known if need be; an empty one writes nothing.
     *
     * <p>Repeating a claim with the same nonce gives back what is still running of the set that it claimed, under a lease
     * that begins anew, and claims nothing: a claim whose answer was lost costs nobody a lease time. A job whose start deadline has passed
     * expires instead of being claimed, and the next one takes its room.
     *
     * @return at most {@code request.max()} jobs
     */
    List<ClaimedJob> claim(ClaimRequest request);

    /**
     * Records how attempts ended, and moves their jobs on. Whoever ends an attempt first owns its end: a settlement is
     * accepted while its token's attempt is running (even when its lease has run out, as long as nobody took it). A
     * {@link Settlement.Authority#RESCUER} must besides find the lease run out. Repeating an accepted settlement
     * answers {@link SettleResult#SETTLED} again and changes nothing.
     */
    List<SettleResult> settle(List<Settlement> settlements);

    /**
     * Writes texts to the logs of running attempts. Accepted while the token's attempt is running (even when its lease has
     * run out, as long as nobody took it). A text whose number its attempt has used already is not written again, so
     * that a call whose answer was lost can be repeated. Logs are kept as long as their job.
     */
    List<AppendResult> append(List<LogAppend> texts);

    /**
     * Keeps the claimer's leases alive for another lease time. An instance whose time has run out may still renew: what
     * was taken from it in between is in the answer.
     */
    Renewal renew(Claimer claimer);

    /**
     * Ends an instance. Whatever it still runs can be rescued at once.
     *
     * <p>Ending an unknown instance does nothing.
     */
    void end(InstanceId instance);

    /** At most {@code max} running attempts whose instance has ended, or has not renewed in time. */
    Lost findLost(int max);

    /**
     * Makes jobs available whose time has come, and expires those whose start deadline passed; at most {@code max}
     * of each. Any process may call it at any time.
     */
    Promotion promote(int max);

    /** Does an operator's verb to each of the jobs, and records who did it and why. */
    List<ChangeResult> change(Change change, Collection<JobId> jobs);

    /**
     * Deletes jobs that have ended, with their outcomes, attempts, audit entries and logs: one batch of a prune. Their ids
     * and keys are free again. A job stays as long as another one of its group (the same correlation in the same
     * namespace) has not ended, whether the filter asks for that one or not. A batch may delete fewer jobs than its
     * limit, or none, and still not be the last.
     *
     * <p>All batches of a prune add up to one entry of {@link #prunes}, written together with what they delete.
     */
    PruneResult prune(PruneRequest request);

    /** The latest prunes of a namespace, latest first. */
    List<Prune> prunes(String namespace, int limit);

    /** The jobs that exist, in no particular order. */
    List<Job> find(Collection<JobId> ids);

    /** One page of the jobs that match. */
    List<Job> list(JobQuery query);

    /** Every ended attempt of the job, first to last, those of earlier runs included; empty for an unknown id. */
    List<Attempt> attempts(JobId id);

    /** One page of a job's log: of all its attempts, or of one; empty for an unknown id. */
    List<LogEntry> log(LogQuery query);

    /** The rare transitions of the job, first to last; empty for an unknown id. */
    List<AuditEntry> audit(JobId id);

    /** Exact counts of one namespace. */
    Stats stats(String namespace);

    /**
     * Calls the listener when another process may have changed something: a hint, never a promise. The listener must
     * return quickly.
     *
     * @param listener called on a thread of the store
     * @return ends the watch
     */
    AutoCloseable watch(Runnable listener);

    /**
     * Streams what stands where, for {@link dev.jobwright.verify.Verifier}: raw facts, not interpreted, all from one
     * snapshot together with the counters that it returns.
     */
    Counters inspect(Consumer<JobFacts> sink);

    /**
     * How long an idle worker may go without asking for jobs. Long where {@link #watch} tells of every change, short
     * where it may miss one.
     */
    Duration idlePoll();

    /** Writes on the caller's connection, in the caller's transaction; null when the store cannot. */
    default @Nullable CallersTransaction callersTransaction() {
        return null;
    }

    /** Waits for writes under way, and lets go of everything. Callers that are still waiting get {@link Closed}. */
    @Override
    void close();

    /** Leases are granted for this long unless a claimer asks for something else. */
    Duration DEFAULT_LEASE = Duration.ofSeconds(10);
}
