package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Watches that closed stores leave no threads behind. */
final class Threads {

    private static final long PATIENCE_MILLIS = 5_000;

    private Threads() {}

    /** All of Jobwright's threads have ended, or do so now. */
    static void assertNoneLeft() throws InterruptedException {
        List<Thread> ours = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("jobwright-"))
                .toList();
        for (Thread thread : ours) {
            thread.join(PATIENCE_MILLIS);
        }
        assertThat(ours.stream().filter(Thread::isAlive).map(Thread::getName)).isEmpty();
    }
}
