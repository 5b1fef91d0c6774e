package dev.jobwright;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list or change. Empty or null means any.
 *
 * @param states the job is in one of these
 * @param queue its queue
 * @param type its job type, in any version
 * @param correlation the name of its group
 * @param key its own unique name
 */
public record JobFilter(
        Set<JobState> states,
        @Nullable String queue,
        @Nullable String type,
        @Nullable String correlation,
        @Nullable String key) {

    public static final JobFilter ALL = new JobFilter(Set.of(), null, null, null, null);

    public JobFilter {
        states = states.isEmpty() ? Set.of() : Set.copyOf(states);
    }

    public static JobFilter state(JobState first, JobState... more) {
        return new JobFilter(EnumSet.of(first, more), null, null, null, null);
    }

    public JobFilter withStates(Set<JobState> newStates) {
        return new JobFilter(newStates, queue, type, correlation, key);
    }

    public JobFilter withQueue(@Nullable String newQueue) {
        return new JobFilter(states, newQueue, type, correlation, key);
    }

    public JobFilter withType(@Nullable String newType) {
        return new JobFilter(states, queue, newType, correlation, key);
    }

    public JobFilter withCorrelation(@Nullable String newCorrelation) {
        return new JobFilter(states, queue, type, newCorrelation, key);
    }

    public JobFilter withKey(@Nullable String newKey) {
        return new JobFilter(states, queue, type, correlation, newKey);
    }

    /** Whether the job is one of those asked for. */
    public boolean matches(Job job) {
        return (states.isEmpty() || states.contains(job.state()))
                && (queue == null || queue.equals(job.lane().queue()))
                && (type == null || type.equals(job.lane().type()))
                && (correlation == null || correlation.equals(job.correlation()))
                && (key == null || key.equals(job.key()));
    }
}
