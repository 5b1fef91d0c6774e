package dev.jobwright.worker;

import dev.jobwright.InvalidInput;
import java.time.Duration;

/** Thrown by a handler that wants to be run again later. Uses up no attempt; nothing failed. */
public final class Snooze extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration delay;

    /** @param delay how long the job waits, from zero to 3,650 days */
    public Snooze(Duration delay) {
        super("snooze for " + delay, null, false, false);
        if (delay.isNegative() || delay.compareTo(Duration.ofDays(3650)) > 0) {
            throw new InvalidInput("a snooze of " + delay + " is not possible: use zero to 3,650 days");
        }
        this.delay = delay;
    }

    public Duration delay() {
        return delay;
    }
}
