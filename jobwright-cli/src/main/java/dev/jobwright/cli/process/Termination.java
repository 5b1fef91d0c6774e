package dev.jobwright.cli.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command with all that it has started: asks by SIGTERM, waits, and then does not ask any more. Interrupts do not
 * shorten the wait, as a worker interrupts a handler that is out of time more than once; {@link CommandProcess#hurry}
 * does.
 */
public final class Termination {

    private static final long ROUND_MILLIS = 20;
    /** Something that SIGKILL does not end hangs in the kernel: waiting for it would be waiting for ever. */
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(5);

    private final Leftovers leftovers;
    private final LongSupplier nanos;

    public Termination(Leftovers leftovers, LongSupplier nanos) {
        this.leftovers = leftovers;
        this.nanos = nanos;
    }

    /**
     * Ends what has this in its environment, and waits until it is gone.
     *
     * @param cookie {@code NAME=value}
     * @param grace between SIGTERM and SIGKILL
     * @return how many processes there were
     */
    public int endLeftovers(String cookie, Duration grace) {
        List<ProcessHandle> found = leftovers.find(cookie);
        if (!found.isEmpty()) {
            found.forEach(ProcessHandle::destroy);
            if (!awaitGone(null, cookie, grace)) {
                kill(null, cookie);
            }
        }
        return found.size();
    }

    /** Ends a running command. */
    void end(CommandProcess process, String cookie, Duration grace) {
        process.terminate();
        leftovers.find(cookie).stream().filter(each -> !process.reaches(each)).forEach(ProcessHandle::destroy);
        awaitGone(process, cookie, grace);
        kill(process, cookie);
    }

    private void kill(@Nullable CommandProcess process, String cookie) {
        long since = nanos.getAsLong();
        do {
            if (process != null) {
                process.kill();
            }
            leftovers.find(cookie).forEach(ProcessHandle::destroyForcibly);
        } while (!awaitGone(process, cookie, Duration.ofMillis(ROUND_MILLIS * 5))
                && nanos.getAsLong() - since < UNTIL_KILLED.toNanos());
    }

    private boolean awaitGone(@Nullable CommandProcess process, String cookie, Duration most) {
        long since = nanos.getAsLong();
        do {
            if ((process == null || !process.isAlive())
                    && leftovers.find(cookie).isEmpty()) {
                return true;
            }
            pause(process);
        } while (nanos.getAsLong() - since < most.toNanos() && (process == null || !process.isHurried()));
        return false;
    }

    private static void pause(@Nullable CommandProcess process) {
        try {
            if (process != null && process.isAlive()) {
                process.await(ROUND_MILLIS);
                return;
            }
        } catch (InterruptedException e) {
            // What is being ended has to be ended anyway.
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ROUND_MILLIS));
        Thread.interrupted();
    }
}
