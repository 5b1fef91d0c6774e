package dev.jobwright.cli.run;

import dev.jobwright.JobwrightException;
import dev.jobwright.cli.output.Plurals;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/** Takes in the input beside the work. A thread, and a daemon: reading can wait for ever, and cannot be interrupted. */
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
    private final Thread thread = new Thread(this::run, "jobwright-intake");
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

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the end of the input, for so long at most. */
    void await(Duration most) throws InterruptedException {
        thread.join(most.toMillis());
    }

    /** Whether every line has become a job. */
    boolean isComplete() {
        return complete;
    }

    private void run() {
        try {
            while (intake.hasMore() || isEndBelieved()) {
                if (stop.isMade() && !stop.countsFailures()) {
                    return;
                }
                tellOfReturns();
                int inserted = intake.enqueueBatch(expected);
                if (inserted < 0) {
                    tellOfEmptyLines();
                }
                complete = inserted < 0;
                enqueued.accept(Math.max(0, inserted));
                if (complete) {
                    return;
                }
            }
        } catch (IOException e) {
            stop.trouble("cannot read the input: " + e.getMessage(), StopRequest.Urgency.DRAIN);
        } catch (JobwrightException e) {
            stop.trouble(Objects.requireNonNullElse(e.getMessage(), e.toString()), StopRequest.Urgency.DRAIN);
        } catch (InterruptedException e) {
            // Nobody does; then the input is not complete.
        }
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
