package dev.jobwright.lifecycle;

import dev.jobwright.JobState;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of transitions.
 *
 * @param from the state before; null for a job that does not exist yet
 * @param when the condition, in words, where the trigger alone does not decide
 */
public record Transition(@Nullable JobState from, Trigger trigger, JobState to, String when) {}
