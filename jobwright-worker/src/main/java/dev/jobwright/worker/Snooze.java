package dev.jobwright.worker;

import dev.jobwright.lifecycle.Outcome;
import java.time.Duration;

/** Thrown by a handler that wants to be run again later. Uses up no attempt; nothing failed. */
public final class Snooze extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration delay;

    /** @param delay how long the job waits, from zero to 3,650 days */
    public Snooze(Duration delay) {
        super("snooze for " + delay, null, false, false);
        this.delay = new Outcome.Snoozed(delay).delay(); // refused here, where the handler's author sees it
    }

    public Duration delay() {
        return delay;
    }
}
