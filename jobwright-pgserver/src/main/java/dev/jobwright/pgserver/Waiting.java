package dev.jobwright.pgserver;

import java.util.concurrent.TimeUnit;

/** Waits for processes. Nobody is expected to interrupt it: whoever does gets an exception and keeps the flag. */
final class Waiting {

    /** Whether it ended in time. */
    static boolean forEnd(Process process, long timeout, TimeUnit unit) {
        try {
            return process.waitFor(timeout, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for process " + process.pid(), e);
        }
    }

    private Waiting() {}
}
