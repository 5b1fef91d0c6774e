package dev.jobwright.sqlite;

import dev.jobwright.JobId;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import java.util.List;

/** An operator's wish that waits for the writer. */
final class ChangeOperation extends Operation {

    final Change change;
    final List<JobId> ids;
    final ChangeResult[] results;

    ChangeOperation(Change change, List<JobId> ids) {
        super(Kind.CHANGE);
        this.change = change;
        this.ids = ids;
        this.results = new ChangeResult[ids.size()];
    }

    @Override
    int size() {
        return ids.size();
    }

    @Override
    int bytes(int member) {
        return 500;
    }

    @Override
    int work(int member) {
        return 5;
    }

    @Override
    RuntimeException unknown(RuntimeException failure) {
        return new OutcomeUnknown(
                "nobody can say whether the jobs were changed: look at them (" + failure.getMessage() + ")",
                ids,
                failure);
    }

    List<ChangeResult> result() {
        return List.of(results);
    }
}
