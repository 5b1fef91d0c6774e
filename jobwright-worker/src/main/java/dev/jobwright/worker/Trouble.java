package dev.jobwright.worker;

import java.time.Duration;

/** Backs off from a store that does not answer, and tells the listeners. One for each loop. */
final class Trouble {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final WorkerListener listener;
    private Duration pause = FIRST;

    Trouble(WorkerListener listener) {
        this.listener = listener;
    }

    /** Returns how long to wait before the next try. */
    Duration next(String what, RuntimeException error) {
        Duration now = pause;
        listener.on(new WorkerEvent.StoreTrouble(what, String.valueOf(error.getMessage()), now));
        pause = now.multipliedBy(2).compareTo(LONGEST) < 0 ? now.multipliedBy(2) : LONGEST;
        return now;
    }

    void over() {
        pause = FIRST;
    }
}
