package dev.jobwright;

import dev.jobwright.store.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a job is to be enqueued. Made by {@link JobQueue#enqueue}, filled by the caller, used once. */
public final class EnqueueOptions {

    private String queue = Lane.DEFAULT_QUEUE;
    private int priority;
    private JobPolicy policy;
    private Map<String, String> headers = Map.of();
    private @Nullable Lane lane;
    private @Nullable JobId id;
    private @Nullable Instant due;
    private @Nullable Instant notBefore;
    private @Nullable Duration delay;
    private @Nullable Instant startBy;
    private @Nullable String heldReason;
    private @Nullable String key;
    private @Nullable String correlation;

    public EnqueueOptions(JobPolicy defaults) {
        this.policy = defaults;
    }

    /** The queue; {@code default} when not said. */
    public EnqueueOptions queue(String name) {
        this.queue = Names.check("queue", name);
        return this;
    }

    /** Higher runs earlier; from -32,767 to 32,767, 0 when not said. */
    public EnqueueOptions priority(int value) {
        this.priority = value;
        return this;
    }

    /** The job's own id, so that an enqueue whose answer was lost can be repeated; a fresh one when not said. Free again once the job is pruned. */
    public EnqueueOptions id(JobId value) {
        this.id = value;
        return this;
    }

    /**
     * Unique in the namespace until the job is pruned: a second job with this key is a duplicate of the first, and after
     * the prune it is a new job.
     */
    public EnqueueOptions key(String value) {
        this.key = Names.check("key", value);
        return this;
    }

    /** The caller's own name for the group that the job belongs to. No job of it is pruned before all have ended. */
    public EnqueueOptions correlation(String value) {
        this.correlation = Names.check("correlation id", value);
        return this;
    }

    /** Orders jobs of one priority, earlier first; the time of the enqueue when not said. Not a gate. */
    public EnqueueOptions due(Instant time) {
        this.due = time;
        return this;
    }

    /** The job does not start before this time. */
    public EnqueueOptions notBefore(Instant time) {
        this.notBefore = time;
        return this;
    }

    /** The job does not start before this time has gone by, counted from the enqueue by the store's clock. */
    public EnqueueOptions delay(Duration time) {
        this.delay = time;
        return this;
    }

    /** The job expires when it has not started by then. */
    public EnqueueOptions startBy(Instant time) {
        this.startBy = time;
        return this;
    }

    /** Hides the job from every claim until it is released. */
    public EnqueueOptions held(String reason) {
        this.heldReason = reason;
        return this;
    }

    /** Most failed attempts, from 1; 10 when not said. */
    public EnqueueOptions maxAttempts(int attempts) {
        return policy(current -> current.withMaxAttempts(attempts));
    }

    /** {@code retries(n)} is {@code maxAttempts(n + 1)}. */
    public EnqueueOptions retries(int retries) {
        return maxAttempts(retries + 1);
    }

    /** The wait between attempts. */
    public EnqueueOptions backoff(Backoff backoff) {
        return policy(current -> current.withBackoff(backoff));
    }

    /** Longest time that one attempt may run; no limit when not said. */
    public EnqueueOptions maxRunTime(Duration limit) {
        return policy(current -> current.withMaxRunTime(limit));
    }

    /** Any change to the policy that the job will live by. */
    public EnqueueOptions policy(UnaryOperator<JobPolicy> change) {
        this.policy = change.apply(policy);
        return this;
    }

    /** A text that travels with the job, such as a trace context. All headers together: 4 KiB. */
    public EnqueueOptions header(String name, String value) {
        if (headers.isEmpty()) {
            headers = new HashMap<>();
        }
        headers.put(name, value);
        return this;
    }

    /** Whether only one job can have these options. */
    public boolean nameOneJob() {
        return id != null || key != null;
    }

    /** Many jobs with the same options share one. */
    private Lane lane(String namespace, JobType<?, ?> type) {
        Lane known = lane;
        if (known == null
                || !known.queue().equals(queue)
                || !known.namespace().equals(namespace)
                || !known.type().equals(type.name())
                || known.version() != type.version()) {
            known = new Lane(namespace, queue, type.name(), type.version());
            lane = known;
        }
        return known;
    }

    /** The job that these options describe. */
    public NewJob toJob(JobId freshId, String namespace, JobType<?, ?> type, String args) {
        return new NewJob(
                id == null ? freshId : id,
                lane(namespace, type),
                priority,
                due,
                notBefore,
                delay,
                startBy,
                heldReason,
                key,
                correlation,
                headers,
                policy,
                args);
    }
}
