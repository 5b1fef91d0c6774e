package dev.jobwright;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list or change. Empty or null means any.
 *
 * @param states the job is in one of these
 * @param queue its queue
 * @param type its job type, in any version
 * @param correlation the name of its group
 * @param key its own unique name
 * @param enqueuedSince it was enqueued at this time or later
 * @param finishedSince it ended at this time or later: no job that has not ended
 */
public record JobFilter(
        Set<JobState> states,
        @Nullable String queue,
        @Nullable String type,
        @Nullable String correlation,
        @Nullable String key,
        @Nullable Instant enqueuedSince,
        @Nullable Instant finishedSince) {

    public static final JobFilter ALL = new JobFilter(Set.of(), null, null, null, null, null, null);

    public JobFilter {
        states = states.isEmpty() ? Set.of() : Set.copyOf(states);
        enqueuedSince = enqueuedSince == null ? null : enqueuedSince.truncatedTo(ChronoUnit.MICROS);
        finishedSince = finishedSince == null ? null : finishedSince.truncatedTo(ChronoUnit.MICROS);
    }

    public static JobFilter state(JobState first, JobState... more) {
        return new JobFilter(EnumSet.of(first, more), null, null, null, null, null, null);
    }

    public JobFilter withStates(Set<JobState> newStates) {
        return new JobFilter(newStates, queue, type, correlation, key, enqueuedSince, finishedSince);
    }

    public JobFilter withQueue(@Nullable String newQueue) {
        return new JobFilter(states, newQueue, type, correlation, key, enqueuedSince, finishedSince);
    }

    public JobFilter withType(@Nullable String newType) {
        return new JobFilter(states, queue, newType, correlation, key, enqueuedSince, finishedSince);
    }

    public JobFilter withCorrelation(@Nullable String newCorrelation) {
        return new JobFilter(states, queue, type, newCorrelation, key, enqueuedSince, finishedSince);
    }

    public JobFilter withKey(@Nullable String newKey) {
        return new JobFilter(states, queue, type, correlation, newKey, enqueuedSince, finishedSince);
    }

    public JobFilter withEnqueuedSince(@Nullable Instant time) {
        return new JobFilter(states, queue, type, correlation, key, time, finishedSince);
    }

    public JobFilter withFinishedSince(@Nullable Instant time) {
        return new JobFilter(states, queue, type, correlation, key, enqueuedSince, time);
    }

    /** Whether the job is one of those asked for. */
    public boolean matches(Job job) {
        return matches(job.state())
                && matches(job.lane())
                && matchesTimes(job.enqueuedAt(), job.finishedAt())
                && (correlation == null || correlation.equals(job.correlation()))
                && (key == null || key.equals(job.key()));
    }

    /** Whether it asks for jobs in this state. */
    public boolean matches(JobState state) {
        return states.isEmpty() || states.contains(state);
    }

    /** Whether it asks for jobs of this lane's queue and type. */
    public boolean matches(Lane lane) {
        return (queue == null || queue.equals(lane.queue())) && (type == null || type.equals(lane.type()));
    }

    /** Whether it asks for jobs of these times; those that have not ended have no second. */
    public boolean matchesTimes(Instant enqueuedAt, @Nullable Instant finishedAt) {
        return (enqueuedSince == null || !enqueuedAt.isBefore(enqueuedSince))
                && (finishedSince == null || (finishedAt != null && !finishedAt.isBefore(finishedSince)));
    }

    /** Whether a time narrows it down. */
    public boolean namesATime() {
        return enqueuedSince != null || finishedSince != null;
    }

    /** The filter in words: {@code state=failed,expired queue=images}; {@code all} when it leaves nothing out. */
    public String describe() {
        StringJoiner words = new StringJoiner(" ");
        words.setEmptyValue("all");
        add(
                words,
                "state",
                states.isEmpty()
                        ? null
                        : states.stream().sorted().map(JobState::word).collect(Collectors.joining(",")));
        add(words, "queue", queue);
        add(words, "type", type);
        add(words, "correlation", correlation);
        add(words, "key", key);
        add(words, "enqueuedSince", enqueuedSince);
        add(words, "finishedSince", finishedSince);
        return words.toString();
    }

    private static void add(StringJoiner words, String name, @Nullable Object value) {
        if (value != null) {
            words.add(name + "=" + value);
        }
    }
}
