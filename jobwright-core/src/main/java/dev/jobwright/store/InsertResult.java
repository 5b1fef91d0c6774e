package dev.jobwright.store;

import dev.jobwright.JobId;
import dev.jobwright.JobState;

/** What became of one job of an insert. */
public sealed interface InsertResult {

    /** @param state the state that it begins in */
    record Inserted(JobId id, JobState state) implements InsertResult {}

    /** @param existing the job that has the same id or key already */
    record Duplicate(JobId existing) implements InsertResult {}
}
