package dev.jobwright.sqlite;

import dev.jobwright.jdbc.EndedGroups;
import dev.jobwright.jdbc.PruneScan.Prunable;
import dev.jobwright.store.PruneRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Jobs to be deleted that wait for the writer. The first member is the entry of the prune, each other one a job. */
final class PruneOperation extends Operation {

    /** A job is a row in many tables, and each row stands in indexes. */
    private static final int INSERTS_OF_A_JOB = 5;

    final PruneRequest request;
    final EndedGroups groups;
    private final List<Prunable> jobs;

    /** What the tries so far have deleted: one of which nobody knows may have been committed. */
    private final Set<Prunable> deleted = new HashSet<>();

    private boolean again;

    PruneOperation(PruneRequest request, EndedGroups groups, List<Prunable> jobs) {
        super(Kind.PRUNE);
        this.request = request;
        this.groups = groups;
        this.jobs = jobs;
    }

    @Override
    int size() {
        return 1 + jobs.size();
    }

    @Override
    int bytes(int member) {
        return 100;
    }

    @Override
    int work(int member) {
        return INSERTS_OF_A_JOB;
    }

    @Override
    void mayBeCommitted() {
        again = true;
    }

    boolean begins(Slice slice) {
        return slice.from() == 0;
    }

    List<Prunable> jobs(Slice slice) {
        return jobs.subList(Math.max(0, slice.from() - 1), slice.to() - 1);
    }

    void deleted(List<Prunable> asked, List<Prunable> gone) {
        if (!again) {
            deleted.removeAll(asked);
        }
        deleted.addAll(gone);
    }

    int result() {
        return deleted.size();
    }
}
