package dev.jobwright.cli.run;

import static dev.jobwright.JobState.AVAILABLE;
import static dev.jobwright.JobState.FAILED;
import static dev.jobwright.JobState.RETRYING;
import static dev.jobwright.JobState.RUNNING;
import static dev.jobwright.JobState.SCHEDULED;

import dev.jobwright.Enqueued;
import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.Names;
import dev.jobwright.Stats;
import dev.jobwright.cli.output.Counts;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.store.Change;
import dev.jobwright.store.JobQuery;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The workloads of a store. */
public final class Workloads {

    /** Leaves room in a key for a colon and the number of a line. */
    private static final int LONGEST_NAME = 80;

    private static final int MOST_LOOKED_AT = 200;

    private final JobQueue queue;

    /** @param job the workload's own */
    public record Found(String name, Workload workload, Job job) {}

    public Workloads(JobQueue queue) {
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

    public Optional<Found> find(String name) {
        JobFilter byName = JobFilter.ALL.withType(Workload.TYPE.name()).withKey(name);
        return queue.list(byName, null, 1).stream().findFirst().map(this::found);
    }

    /**
     * Those that are not finished, newest first.
     *
     * @param folder where they were started; null for anywhere
     */
    public List<Found> unfinished(@Nullable String folder) {
        List<Found> unfinished = new ArrayList<>();
        Stats stats = queue.stats();
        for (Job job : queue.listNewest(JobFilter.ALL.withType(Workload.TYPE.name()), null, MOST_LOOKED_AT)) {
            Found found = found(job);
            boolean open =
                    !job.state().isTerminal() || counts(found.name(), stats).left() > 0;
            if (open && (folder == null || found.workload().folder().equals(folder))) {
                unfinished.add(found);
            }
        }
        return unfinished;
    }

    /** How far the workload of that name is. */
    public Counts counts(String name) {
        return counts(name, queue.stats());
    }

    /** As {@link #counts(String)}, in numbers that were asked for before. */
    public static Counts counts(String name, Stats stats) {
        long succeeded = 0;
        long failed = 0;
        long running = 0;
        long waiting = 0;
        long held = 0;
        for (Stats.LaneStats lane : stats.lanes()) {
            if (lane.lane().queue().equals(name) && lane.lane().type().equals(Line.TYPE.name())) {
                for (Map.Entry<JobState, Long> entry : lane.counts().entrySet()) {
                    JobState state = entry.getKey();
                    long count = entry.getValue();
                    if (state == JobState.SUCCEEDED) {
                        succeeded += count;
                    } else if (state.isTerminal()) {
                        failed += count;
                    } else if (state == JobState.RUNNING) {
                        running += count;
                    } else if (state == JobState.HELD) {
                        held += count;
                    } else {
                        waiting += count;
                    }
                }
            }
        }
        return new Counts(succeeded, failed, running, waiting, held);
    }

    /** Tells the numbers of the lines that will be run, in the order of the input. */
    void forEachOpenLine(String name, LongConsumer told) {
        forEach(
                name,
                EnumSet.of(AVAILABLE, SCHEDULED, RETRYING, RUNNING),
                job -> told.accept(line(job).number()));
    }

    /** The lines that have ended, in the order of the input. */
    void forEachEndedLine(String name, BiConsumer<Job, Line> sink) {
        Set<JobState> ended = EnumSet.allOf(JobState.class);
        ended.removeIf(state -> !state.isTerminal());
        forEach(name, ended, job -> sink.accept(job, line(job)));
    }

    private Line line(Job job) {
        return (Line) QueueRuntime.of(queue).codec().decode(job.args(), Line.class);
    }

    /** Gives the lines that have failed another run. @return how many there were */
    long retryFailed(String name) {
        List<JobId> failed = new ArrayList<>();
        forEach(name, EnumSet.of(FAILED), job -> failed.add(job.id()));
        Change retry = new Change(Verb.RETRY, "jobwright run --retry-failed", "");
        for (int from = 0; from < failed.size(); from += JobQuery.MAX_LIMIT) {
            int to = Math.min(from + JobQuery.MAX_LIMIT, failed.size());
            QueueRuntime.of(queue).store().change(retry, failed.subList(from, to));
        }
        return failed.size();
    }

    private void forEach(String name, Set<JobState> states, Consumer<Job> sink) {
        JobFilter lines = JobFilter.ALL.withStates(states).withQueue(name).withType(Line.TYPE.name());
        Long after = null;
        List<Job> page;
        do {
            page = queue.list(lines, after, JobQuery.MAX_LIMIT);
            page.forEach(sink);
            after = page.isEmpty() ? null : page.get(page.size() - 1).seq();
        } while (page.size() == JobQuery.MAX_LIMIT);
    }

    /** Whether all input of the workload has become jobs. */
    public boolean isInputComplete(String name) {
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
    public @Nullable String runner(Found found) {
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
