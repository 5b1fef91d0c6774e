package dev.jobwright.cli.run;

import dev.jobwright.cli.process.Launcher;
import dev.jobwright.cli.run.StopRequest.Urgency;
import dev.jobwright.worker.Worker;
import java.time.Duration;

/**
 * Closes a worker that runs commands: it claims nothing more, and what runs may end by itself, unless the request to stop
 * grows more urgent meanwhile.
 */
public record Draining(Worker worker, Launcher launcher, StopRequest stop) {

    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(10_000);
    private static final int LOOK_EVERY_MILLIS = 50;

    /** Returns when it is closed. */
    public void run() throws InterruptedException {
        Thread closer = new Thread(() -> worker.close(AS_LONG_AS_IT_TAKES), "jobwright-drain");
        closer.start();
        stop.heed();
        boolean interrupted = false;
        while (closer.isAlive()) {
            if (stop.isAtLeast(Urgency.END) && !interrupted) {
                closer.interrupt();
                interrupted = true;
            }
            if (stop.isAtLeast(Urgency.KILL)) {
                launcher.killAll();
            }
            closer.join(LOOK_EVERY_MILLIS);
        }
    }
}
