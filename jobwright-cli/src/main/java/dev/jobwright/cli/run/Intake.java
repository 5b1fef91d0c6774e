package dev.jobwright.cli.run;

import dev.jobwright.EnqueueOptions;
import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobQueue;
import dev.jobwright.JobType;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.runtime.JobIds;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.NewJob;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of the input into jobs, batch by batch, while others run them already. The key of a line's job is its
 * number, so that taking the same input twice is harmless; and what was taken before must be what comes now.
 */
final class Intake {

    private final JobQueue queue;
    private final JobIds ids;
    private final String name;
    private final JobPolicy policy;
    private final LineReader input;
    private final Deque<Line> ready = new ArrayDeque<>();

    Intake(JobQueue queue, JobIds ids, String name, JobPolicy policy, LineReader input) {
        this.queue = queue;
        this.ids = ids;
        this.name = name;
        this.policy = policy;
        this.input = input;
    }

    LineReader input() {
        return input;
    }

    /** Waits for more lines. @return false at the end of the input */
    boolean hasMore() throws IOException {
        return fill();
    }

    /**
     * Reads past the lines that an earlier run has taken in.
     *
     * @throws InvalidInput when the input begins otherwise than it did then
     */
    void skipTaken() throws IOException {
        JobFilter lines = JobFilter.ALL.withQueue(name).withType(Line.TYPE.name());
        Long after = null;
        List<Job> page;
        do {
            page = queue.list(lines, after, JobQuery.MAX_LIMIT);
            for (Job job : page) {
                Line taken = (Line) QueueRuntime.of(queue).codec().decode(job.args(), Line.class);
                Line given = next();
                if (given == null) {
                    throw needsInput(name);
                }
                if (!taken.equals(given)) {
                    throw new InvalidInput("the input differs from line " + Math.min(taken.number(), given.number())
                            + " on: run " + name + " was started with other input; nothing was enqueued");
                }
                after = job.seq();
            }
        } while (page.size() == JobQuery.MAX_LIMIT);
    }

    static InvalidInput needsInput(String name) {
        return new InvalidInput("the input of run " + name + " was not read to its end: give the same input again,"
                + " as in … | jobwright run --resume " + name);
    }

    private @Nullable Line next() throws IOException {
        return fill() ? ready.remove() : null;
    }

    private boolean fill() throws IOException {
        if (ready.isEmpty()) {
            ready.addAll(input.batch());
        }
        return !ready.isEmpty();
    }

    /**
     * Enqueues the next batch; behind the last one, a mark that the input is complete.
     *
     * @param expected told the number of each line, before its job is there
     * @return how many jobs were inserted; -1 when the input has ended
     */
    int enqueueBatch(LongConsumer expected) throws IOException {
        List<NewJob> jobs = new ArrayList<>(ready.size());
        if (!fill()) {
            InputEnd end = new InputEnd(input.lines(), input.emptyLines());
            insert(List.of(job(InputEnd.TYPE, end, InputEnd.key(name), JobPolicy.DEFAULT)));
            return -1;
        }
        for (Line line = ready.poll(); line != null; line = ready.poll()) {
            expected.accept(line.number());
            jobs.add(job(Line.TYPE, line, name + ":" + line.number(), policy));
        }
        return insert(jobs);
    }

    private <A> NewJob job(JobType<A, ?> type, A args, String key, JobPolicy jobPolicy) {
        String json = QueueRuntime.of(queue).codec().encode(args, type.argsType());
        return new EnqueueOptions(jobPolicy)
                .queue(name)
                .correlation(name)
                .key(key)
                .toJob(ids.next(), queue.namespace(), type, json);
    }

    private int insert(List<NewJob> jobs) {
        return (int) QueueRuntime.of(queue).store().insert(jobs).stream()
                .filter(InsertResult.Inserted.class::isInstance)
                .count();
    }
}
