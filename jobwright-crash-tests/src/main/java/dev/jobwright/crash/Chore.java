package dev.jobwright.crash;

import dev.jobwright.Backoff;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobType;
import java.time.Duration;

/** The job of the crash test. */
final class Chore {

    /**
     * @param millis how long the handler takes
     * @param failures how many attempts fail before one succeeds
     */
    record Args(int millis, int failures) {}

    record Result(long attempt) {}

    static final JobType<Args, Result> TYPE = JobType.of("chore", Args.class, Result.class);

    /** However many workers die, the job is not given up: the test wants to see each one succeed. */
    static final JobPolicy POLICY = JobPolicy.DEFAULT
            .withMaxLeaseLosses(100_000)
            .withBackoff(Backoff.exponential(Duration.ofMillis(5), Duration.ofMillis(50)));

    private Chore() {}
}
