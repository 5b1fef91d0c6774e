package dev.jobwright.cli.run;

import dev.jobwright.JobwrightException;
import dev.jobwright.cli.output.Plurals;
import dev.jobwright.store.NewJob;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/**
 * Takes in the input beside the work: one thread reads, another one enqueues what was read before. The reader is a
 * daemon, since reading can wait for ever, and cannot be interrupted.
 */
final class IntakeThread {

    /**
     * Ctrl-C on a pipeline ends whoever writes our input as well: an end of input that comes with it is not the input's
     * own. So an end is only believed when no signal comes right behind it.
     */
    private static final Duration DOUBT = Duration.ofMillis(50);

    private final Intake intake;
    private final StopRequest stop;
    private final LongConsumer expected;
    private final IntConsumer enqueued;
    private final Consumer<String> notice;
    private final boolean doubtful;
    private final Thread reader = daemon(this::run, "jobwright-intake");
    private final ExecutorService enqueuer =
            Executors.newSingleThreadExecutor(task -> daemon(task, "jobwright-enqueue"));
    private volatile boolean complete;
    private boolean returnTold;

    /**
     * @param doubtful whether others can end the input
     * @param expected told the number of each line, before its job is there
     * @param enqueued told the number of jobs of each batch, and 0 at the end
     * @param notice told what the user might want to know of the input
     */
    IntakeThread(
            Intake intake,
            StopRequest stop,
            boolean doubtful,
            LongConsumer expected,
            IntConsumer enqueued,
            Consumer<String> notice) {
        this.intake = intake;
        this.stop = stop;
        this.doubtful = doubtful;
        this.expected = expected;
        this.enqueued = enqueued;
        this.notice = notice;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        reader.start();
    }

    /** Waits for the end of the input, for so long at most. */
    void await(Duration most) throws InterruptedException {
        reader.join(most.toMillis());
    }

    /** Whether every line has become a job. */
    boolean isComplete() {
        return complete;
    }

    private void run() {
        CompletableFuture<Boolean> enqueuedSoFar = CompletableFuture.completedFuture(true);
        try {
            while (intake.hasMore()) {
                if (isUnwanted()) {
                    return;
                }
                tellOfReturns();
                List<NewJob> jobs = intake.take(expected);
                if (!enqueuedSoFar.join()) {
                    return;
                }
                enqueuedSoFar = CompletableFuture.supplyAsync(() -> enqueue(jobs), enqueuer);
            }
            if (isEndBelieved() && !isUnwanted() && enqueuedSoFar.join()) {
                intake.enqueue(List.of(intake.end()));
                tellOfEmptyLines();
                complete = true;
                enqueued.accept(0);
            }
        } catch (IOException e) {
            stop.trouble("cannot read the input: " + e.getMessage(), StopRequest.Urgency.DRAIN);
        } catch (JobwrightException e) {
            fail(e);
        } catch (InterruptedException e) {
            // Nobody does; then the input is not complete.
        } finally {
            enqueuedSoFar.join();
            enqueuer.shutdown();
        }
    }

    private boolean isUnwanted() {
        return stop.isMade() && !stop.countsFailures();
    }

    /** @return whether it could be done */
    private boolean enqueue(List<NewJob> jobs) {
        try {
            enqueued.accept(intake.enqueue(jobs));
            return true;
        } catch (JobwrightException e) {
            fail(e);
            return false;
        }
    }

    private void fail(JobwrightException e) {
        stop.trouble(Objects.requireNonNullElse(e.getMessage(), e.toString()), StopRequest.Urgency.DRAIN);
    }

    private boolean isEndBelieved() throws InterruptedException {
        return !doubtful || !stop.await(DOUBT) || stop.countsFailures();
    }

    private void tellOfReturns() {
        long number = intake.input().lineWithReturn();
        if (number > 0 && !returnTold) {
            returnTold = true;
            notice.accept("line " + number + " ends with a carriage return, as lines from Windows do: it is kept");
        }
    }

    private void tellOfEmptyLines() {
        long empty = intake.input().emptyLines();
        if (empty > 0) {
            notice.accept("left out " + Plurals.of(empty, "empty line"));
        }
    }
}
