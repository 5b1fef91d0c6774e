package dev.jobwright.cli.run;

import dev.jobwright.Enqueued;
import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.Names;
import dev.jobwright.Stats;
import dev.jobwright.queue.QueueRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The workloads of a store. */
final class Workloads {

    /** Leaves room in a key for a colon and the number of a line. */
    private static final int LONGEST_NAME = 80;

    private static final int MOST_LOOKED_AT = 200;

    private final JobQueue queue;

    /** @param job the workload's own */
    record Found(String name, Workload workload, Job job) {}

    Workloads(JobQueue queue) {
        this.queue = queue;
    }

    static String checkName(String name) {
        Names.check("--name", name);
        if (name.length() > LONGEST_NAME) {
            throw new InvalidInput("--name is longer than " + LONGEST_NAME + " characters");
        }
        return name;
    }

    /** @return nothing when the name is taken */
    Optional<Found> create(String name, Workload workload) {
        var answer = queue.enqueue(
                Workload.TYPE,
                workload,
                options -> options.queue(name).correlation(name).key(name).policy(policy -> Workload.ownPolicy()));
        return answer instanceof Enqueued.Inserted<?> ? find(name) : Optional.empty();
    }

    Optional<Found> find(String name) {
        JobFilter byName = JobFilter.ALL.withType(Workload.TYPE.name()).withKey(name);
        return queue.list(byName, null, 1).stream().findFirst().map(this::found);
    }

    /** Those that were started in that folder and are not finished, newest first. */
    List<Found> unfinished(String folder) {
        List<Found> unfinished = new ArrayList<>();
        Stats stats = queue.stats();
        for (Job job : queue.listNewest(JobFilter.ALL.withType(Workload.TYPE.name()), null, MOST_LOOKED_AT)) {
            Found found = found(job);
            boolean open =
                    !job.state().isTerminal() || Counts.of(found.name(), stats).left() > 0;
            if (open && found.workload().folder().equals(folder)) {
                unfinished.add(found);
            }
        }
        return unfinished;
    }

    /** Whether all input of the workload has become jobs. */
    boolean isInputComplete(String name) {
        return !queue.list(JobFilter.ALL.withKey(InputEnd.key(name)), null, 1).isEmpty();
    }

    /** Makes a workload's job one that can be run: also when it had ended, or was stopped too often. */
    void reopen(Found found) {
        if (found.job().state().isTerminal()) {
            queue.retry(found.job().id(), "run --resume");
        } else if (found.job().state() == JobState.HELD) {
            queue.release(found.job().id(), "run --resume");
        }
    }

    /** The worker that runs the workload now; null when there is none, or it is known to be dead. */
    @Nullable
    String runner(Found found) {
        Job job = queue.find(found.job().id()).orElse(found.job());
        if (job.state() != JobState.RUNNING) {
            return null;
        }
        int most = 10_000;
        boolean lost = QueueRuntime.of(queue).store().findLost(most).attempts().stream()
                .anyMatch(attempt -> attempt.id().equals(job.id()));
        return lost ? null : job.worker();
    }

    private Found found(Job job) {
        Workload workload = (Workload) QueueRuntime.of(queue).codec().decode(job.args(), Workload.class);
        return new Found(job.lane().queue(), workload, job);
    }
}
