package dev.jobwright.verify;

import dev.jobwright.JobPolicy;
import dev.jobwright.JobState;
import dev.jobwright.Tally;
import dev.jobwright.store.JobFacts;
import java.util.List;
import java.util.function.BiConsumer;

/** The invariants of one job. */
final class JobChecks {

    private final JobFacts job;
    private final BiConsumer<Invariant, String> findings;

    private JobChecks(JobFacts job, BiConsumer<Invariant, String> findings) {
        this.job = job;
        this.findings = findings;
    }

    static void check(JobFacts job, BiConsumer<Invariant, String> findings) {
        JobChecks checks = new JobChecks(job, findings);
        checks.limits();
        if (job.places().size() == 1) {
            checks.state(job.places().get(0));
        } else {
            findings.accept(
                    Invariant.ONE_PLACE,
                    job.places().isEmpty()
                            ? "stands nowhere"
                            : "stands in " + job.places().size() + " places: " + words(job.places()));
        }
    }

    private void state(JobState state) {
        boolean running = state == JobState.RUNNING;
        require(
                !running || job.instanceKnown(),
                Invariant.LEASE,
                "is running, and the instance that runs it is not known");
        attempts(running);
        require(
                state.isTerminal() == (job.finishedAt() != null),
                Invariant.FINISHED_IFF_TERMINAL,
                "is " + state.word() + ", and its end is recorded as " + job.finishedAt());
        require(
                job.finishedAt() == null || !job.finishedAt().isBefore(job.enqueuedAt()),
                Invariant.FINISHED_IFF_TERMINAL,
                "ended at " + job.finishedAt() + ", before it was enqueued at " + job.enqueuedAt());
    }

    private void attempts(boolean running) {
        long ended = job.tally().attempt() - (running ? 1 : 0);
        List<Long> sorted = job.endedAttempts().stream().sorted().toList();
        boolean gapless = sorted.size() == ended;
        for (int i = 0; gapless && i < sorted.size(); i++) {
            gapless = sorted.get(i) == i + 1;
        }
        require(gapless, Invariant.ATTEMPTS, "should have attempts 1 to " + ended + " ended, and has " + sorted);
    }

    private void limits() {
        Tally tally = job.tally();
        JobPolicy policy = job.policy();
        require(
                tally.failures() <= policy.maxAttempts(),
                Invariant.ATTEMPTS,
                "has failed " + tally.failures() + " times, and may " + policy.maxAttempts() + " times");
        require(
                tally.losses() <= policy.maxLeaseLosses() + 1,
                Invariant.ATTEMPTS,
                "has lost " + tally.losses() + " workers, and may " + policy.maxLeaseLosses());
        // No more than this can be said of releases: an operator may let a job go that was held for its 100th.
        long counted = (long) tally.failures() + tally.losses() + tally.releases() + tally.snoozes();
        require(
                counted <= tally.attempt(),
                Invariant.ATTEMPTS,
                "counts " + counted + " ended attempts of its run, and had " + tally.attempt() + " in all");
    }

    private void require(boolean holds, Invariant invariant, String what) {
        if (!holds) {
            findings.accept(invariant, what);
        }
    }

    private static String words(List<JobState> states) {
        return String.join(", ", states.stream().map(JobState::word).toList());
    }
}
