package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.JobType;
import dev.jobwright.worker.WorkerEvent;
import dev.jobwright.worker.WorkerListener;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

/** The job of all workloads: does nothing, with about 100 bytes of JSON, and has a result, which is kept. */
final class NoOp {

    /** @param sentAt on the monotonic clock of this machine, which all its processes share */
    record Args(long number, long sentAt, String filling) {}

    record Result(long number) {}

    static final JobType<Args, Result> TYPE = JobType.of("no-op", Args.class, Result.class);

    private static final String FILLING = "abcdefghijklmnopqrstuvwxyz0123456789";

    private NoOp() {}

    static Args args(long number) {
        return new Args(number, System.nanoTime(), FILLING);
    }

    static Result run(Args args) {
        return new Result(args.number());
    }

    /** So many args, made while they are asked for. */
    static Iterable<Args> many(int jobs) {
        return () -> LongStream.range(0, jobs).mapToObj(NoOp::args).iterator();
    }

    /** As {@link #many}, told apart by their negative numbers. */
    static Iterable<Args> manyUrgent(int jobs) {
        return () -> LongStream.rangeClosed(1, jobs)
                .mapToObj(number -> args(-number))
                .iterator();
    }

    /** Counts down for each job that has succeeded durably. */
    static WorkerListener succeeded(CountDownLatch latch) {
        return event -> {
            if (event instanceof WorkerEvent.Settled settled
                    && settled.decision().to() == JobState.SUCCEEDED) {
                latch.countDown();
            }
        };
    }

    /** A figure of a run that lost something would be worth nothing. */
    static void requireSucceeded(JobQueue jobs, long expected) {
        long succeeded = jobs.stats().count(JobState.SUCCEEDED);
        if (succeeded != expected) {
            throw new IllegalStateException("expected " + expected + " succeeded jobs, found "
                    + jobs.stats().counts());
        }
    }
}
