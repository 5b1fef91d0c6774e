package dev.jobwright.postgres;

import dev.jobwright.store.NewJob;
import java.sql.SQLException;
import java.util.List;

/** The numbers of the lanes and policies of some jobs, in their order. */
final class JobNumbers {

    final int[] lanes;
    final int[] policies;

    private JobNumbers(int size) {
        this.lanes = new int[size];
        this.policies = new int[size];
    }

    /** Looks them up, and makes those that are new. The session of the link commits by itself. */
    static JobNumbers of(Link link, List<NewJob> jobs) throws SQLException {
        JobNumbers numbers = new JobNumbers(jobs.size());
        for (int i = 0; i < jobs.size(); i++) {
            NewJob job = jobs.get(i);
            numbers.lanes[i] = link.lanes().number(link.session(), job.lane());
            numbers.policies[i] = link.policies().number(link.session(), job.policy());
        }
        return numbers;
    }
}
