package dev.jobwright.sqlite;

import dev.jobwright.JobId;
import dev.jobwright.JobwrightException;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An insert that waits for the writer. */
final class InsertOperation extends Operation {

    final List<NewJob> jobs;
    final InsertResult[] results;
    private InsertResult @Nullable [] before;

    InsertOperation(List<NewJob> jobs) {
        super(Kind.INSERT);
        this.jobs = jobs;
        this.results = new InsertResult[jobs.size()];
    }

    @Override
    boolean yieldsWhenFull() {
        return true;
    }

    @Override
    int size() {
        return jobs.size();
    }

    @Override
    int bytes(int member) {
        return 200 + jobs.get(member).args().length();
    }

    @Override
    void mayBeCommitted() {
        before = results.clone();
    }

    @Override
    RuntimeException unknown(RuntimeException failure) {
        return new OutcomeUnknown(
                "nobody can say whether the jobs were inserted: insert them again with the same ids ("
                        + failure.getMessage() + ")",
                ids(),
                failure);
    }

    @Override
    RuntimeException partly(RuntimeException failure) {
        String why = failure instanceof JobwrightException ? failure.getMessage() : failure.toString();
        return new OutcomeUnknown(
                "some of the " + jobs.size()
                        + " jobs were inserted and others not: insert them again with the same ids (" + why + ")",
                ids(),
                failure);
    }

    private List<JobId> ids() {
        return jobs.stream().map(NewJob::id).toList();
    }

    /** A job that is its own duplicate was inserted by the first of two tries. */
    List<InsertResult> result() {
        InsertResult[] first = before;
        if (first != null) {
            for (int i = 0; i < results.length; i++) {
                boolean own = results[i] instanceof InsertResult.Duplicate duplicate
                        && duplicate.existing().equals(jobs.get(i).id());
                results[i] = own && first[i] instanceof InsertResult.Inserted ? first[i] : results[i];
            }
        }
        return List.of(results);
    }
}
