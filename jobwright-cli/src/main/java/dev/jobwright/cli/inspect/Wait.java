package dev.jobwright.cli.inspect;

import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.jobs.Hints;
import dev.jobwright.cli.jobs.JobLook;
import dev.jobwright.cli.jobs.JobPages;
import dev.jobwright.store.JobQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waits for jobs to end, and counts how they did. */
public final class Wait {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Set<JobState> LIVE = states(state -> !state.isTerminal());
    private static final Set<JobState> HELD = Set.of(JobState.HELD);
    private static final Set<JobState> UNSUCCESSFUL =
            states(state -> state.isTerminal() && state != JobState.SUCCEEDED);

    private final JobQueue queue;
    private final Surroundings surroundings;
    private boolean heldAreTold;

    /**
     * How jobs ended.
     *
     * @param left those that had not, when the time was over
     * @param exitCode of a single job: its command's own, else 0 or 1
     */
    public record Ends(long succeeded, long unsuccessful, long left, int exitCode) {
        /** Nobody to wait for. */
        static final Ends NONE = new Ends(0, 0, 0, 0);
    }

    public Wait(JobQueue queue, Surroundings surroundings) {
        this.queue = queue;
        this.surroundings = surroundings;
    }

    /** Waits for these. One that is gone counts as unsuccessful: nothing tells any more how it ended. */
    public Ends forEach(List<JobId> ids, @Nullable Duration timeout) throws InterruptedException {
        List<JobId> left = new ArrayList<>(ids);
        Set<JobId> held = new HashSet<>();
        long looked = 0;
        long succeeded = 0;
        int exitCode = 1;
        try (Hints hints = new Hints(queue, surroundings.nanos(), BETWEEN_LOOKS, timeout)) {
            do {
                List<JobId> chunk = List.copyOf(left.subList(0, Math.min(left.size(), JobQuery.MAX_LIMIT)));
                List<Job> found = queue.find(chunk);
                left.removeAll(chunk);
                held.removeAll(Set.copyOf(chunk));
                for (Job job : found) {
                    if (!job.state().isTerminal()) {
                        left.add(job.id());
                        if (job.state() == JobState.HELD) {
                            held.add(job.id());
                        }
                    } else {
                        boolean success = job.state() == JobState.SUCCEEDED;
                        succeeded += success ? 1 : 0;
                        exitCode = JobLook.exitCode(job).orElse(success ? 0 : 1);
                    }
                }
                looked += chunk.size();
                if (looked >= ids.size()) {
                    tellOfHeld(held.size());
                }
            } while (!left.isEmpty() && hints.pause());
        }
        return new Ends(succeeded, ids.size() - succeeded - left.size(), left.size(), exitCode);
    }

    /** Waits until no job that fits is left to run, also of those that are enqueued meanwhile. */
    public Ends forAll(JobFilter filter, @Nullable Duration timeout) throws InterruptedException {
        try (Hints hints = new Hints(queue, surroundings.nanos(), BETWEEN_LOOKS, timeout)) {
            boolean more = true;
            while (more && any(filter, LIVE)) {
                if (!heldAreTold && any(filter, HELD)) {
                    tellOfHeld(count(filter, HELD));
                }
                more = hints.pause();
            }
        }
        long unsuccessful = count(filter, UNSUCCESSFUL);
        return new Ends(
                count(filter, Set.of(JobState.SUCCEEDED)),
                unsuccessful,
                count(filter, LIVE),
                unsuccessful == 0 ? 0 : 1);
    }

    private boolean any(JobFilter filter, Set<JobState> states) {
        return !queue.list(filter.withStates(states), null, 1).isEmpty();
    }

    /** Says, once, that some jobs do not end by themselves. */
    private void tellOfHeld(long held) {
        if (held == 0 || heldAreTold) {
            return;
        }
        heldAreTold = true;
        surroundings.say(
                held == 1
                        ? "1 of the jobs is held: it runs when 'jobwright release' lets it go"
                        : String.format(
                                Locale.ROOT,
                                "%,d of the jobs are held: they run when 'jobwright release' lets them go",
                                held));
    }

    private long count(JobFilter filter, Set<JobState> states) {
        return new JobPages(queue, filter.withStates(states)).count();
    }

    private static Set<JobState> states(Predicate<JobState> which) {
        Set<JobState> states = EnumSet.allOf(JobState.class);
        states.removeIf(which.negate());
        return states;
    }
}
