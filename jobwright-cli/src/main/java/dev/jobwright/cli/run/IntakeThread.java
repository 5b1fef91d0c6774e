package dev.jobwright.cli.run;

import dev.jobwright.JobwrightException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.IntConsumer;

/** Takes in the input beside the work. A thread, and a daemon: reading can wait for ever, and cannot be interrupted. */
final class IntakeThread {

    /**
     * Ctrl-C on a pipeline ends whoever writes our input as well: an end of input that comes with it is not the input's
     * own. So an end is only believed when no signal comes right behind it.
     */
    private static final Duration DOUBT = Duration.ofMillis(50);

    private final Intake intake;
    private final StopRequest stop;
    private final IntConsumer enqueued;
    private final boolean doubtful;
    private volatile boolean complete;

    /**
     * @param doubtful whether others can end the input
     * @param enqueued told the number of jobs of each batch, and 0 at the end
     */
    IntakeThread(Intake intake, StopRequest stop, boolean doubtful, IntConsumer enqueued) {
        this.intake = intake;
        this.stop = stop;
        this.doubtful = doubtful;
        this.enqueued = enqueued;
    }

    void start() {
        Thread thread = new Thread(this::run, "jobwright-intake");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether every line has become a job. */
    boolean isComplete() {
        return complete;
    }

    private void run() {
        try {
            while (intake.hasMore() || isEndBelieved()) {
                if (stop.isMade()) {
                    return;
                }
                int inserted = intake.enqueueBatch();
                complete = inserted < 0;
                enqueued.accept(Math.max(0, inserted));
                if (complete) {
                    return;
                }
            }
        } catch (IOException e) {
            stop.trouble("cannot read the input: " + e.getMessage(), StopRequest.Urgency.DRAIN);
        } catch (JobwrightException e) {
            stop.trouble(e.getMessage() == null ? e.toString() : e.getMessage(), StopRequest.Urgency.DRAIN);
        } catch (InterruptedException e) {
            // Nobody does; then the input is not complete.
        }
    }

    private boolean isEndBelieved() throws InterruptedException {
        return !doubtful || !stop.await(DOUBT);
    }
}
