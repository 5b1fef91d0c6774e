package dev.jobwright.postgres;

import dev.jobwright.InvalidInput;
import dev.jobwright.jdbc.WellFormed;
import dev.jobwright.store.NewJob;
import java.util.List;

/** Refuses what PostgreSQL cannot keep, before it is queued with that of others. */
final class Storable {

    private Storable() {}

    static void check(List<NewJob> jobs) {
        WellFormed.check(jobs);
        for (NewJob job : jobs) {
            if (job.args().indexOf('\0') >= 0) {
                throw new InvalidInput(
                        "the args of job " + job.id() + " hold a NUL character, which JSON writes as \\u0000");
            }
        }
    }
}
