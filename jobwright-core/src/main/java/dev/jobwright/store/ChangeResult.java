package dev.jobwright.store;

import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Verb;

/** What a verb did to one job. */
public sealed interface ChangeResult {

    JobId id();

    record Changed(JobId id, JobState from, JobState to) implements ChangeResult {}

    /** @param state the state that it stays in */
    record Refused(JobId id, JobState state, Verb.Refused why) implements ChangeResult {}

    record Unknown(JobId id) implements ChangeResult {}
}
