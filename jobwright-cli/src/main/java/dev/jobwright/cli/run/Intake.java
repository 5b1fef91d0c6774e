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
 * Turns the lines of the input into jobs, batch by batch. The key of a line's job is its
 * number, so that taking the same input twice is harmless; and what was taken before must be what comes now.
 */
final class Intake {

    private final JobQueue queue;
    private final JobIds ids;
    private final String name;
    private final EnqueueOptions lines;
    private final LineReader input;
    private final Deque<Line> ready = new ArrayDeque<>();

    Intake(JobQueue queue, JobIds ids, String name, JobPolicy policy, LineReader input) {
        this.queue = queue;
        this.ids = ids;
        this.name = name;
        this.lines = options(name, policy);
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
     * The next lines as jobs, to be enqueued.
     *
     * @param expected told the number of each line
     */
    List<NewJob> take(LongConsumer expected) {
        List<NewJob> jobs = new ArrayList<>(ready.size());
        for (Line line = ready.poll(); line != null; line = ready.poll()) {
            expected.accept(line.number());
            jobs.add(job(Line.TYPE, line, lines.key(name + ":" + line.number())));
        }
        return jobs;
    }

    /** Behind the last line: a mark that the input is complete. */
    NewJob end() {
        InputEnd end = new InputEnd(input.lines(), input.emptyLines());
        return job(InputEnd.TYPE, end, options(name, JobPolicy.DEFAULT).key(InputEnd.key(name)));
    }

    private static EnqueueOptions options(String name, JobPolicy policy) {
        return new EnqueueOptions(policy).queue(name).correlation(name);
    }

    private <A> NewJob job(JobType<A, ?> type, A args, EnqueueOptions options) {
        String json = QueueRuntime.of(queue).codec().encode(args, type.argsType());
        return options.toJob(ids.next(), queue.namespace(), type, json);
    }

    /** May be called while further lines are taken. @return how many jobs are new */
    int enqueue(List<NewJob> jobs) {
        return (int) QueueRuntime.of(queue).store().insert(jobs).stream()
                .filter(InsertResult.Inserted.class::isInstance)
                .count();
    }
}
