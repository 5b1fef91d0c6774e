package dev.jobwright.postgres;

import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.Lane;
import dev.jobwright.store.NewJob;
import java.util.Map;
import java.util.UUID;

/** Jobs of one lane that have nothing but what every job has. */
final class PlainJobs {

    static final Lane LANE = new Lane("default", "default", "word", 1);

    private PlainJobs() {}

    static NewJob job(long number, String args) {
        return new NewJob(
                JobId.of(new UUID(7, number)),
                LANE,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                JobPolicy.DEFAULT,
                args);
    }
}
