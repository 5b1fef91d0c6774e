package dev.jobwright.cli.run;

import dev.jobwright.cli.Signals;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How urgently a run is asked to stop. The first reason stands; urgency only rises. */
public final class StopRequest {

    public enum Urgency {
        NONE,
        /** Start nothing more, and let running commands end. */
        DRAIN,
        /** End running commands. */
        END,
        /** End them without asking. */
        KILL;

        private Urgency next() {
            return switch (this) {
                case NONE -> DRAIN;
                case DRAIN -> END;
                case END, KILL -> KILL;
            };
        }
    }

    /** The exit code counts failed lines. */
    private static final int COUNTS = 0;

    private static final int OUR_FAULT = 255;

    private final Runnable wake;
    private final CountDownLatch made = new CountDownLatch(1);
    private final CountDownLatch heeded = new CountDownLatch(1);
    private Urgency urgency = Urgency.NONE;
    private int exitCode = OUR_FAULT;
    private @Nullable String reason;

    /** @param wake called after each change */
    public StopRequest(Runnable wake) {
        this.wake = wake;
    }

    public void on(Signals.Kind signal) {
        Urgency now;
        synchronized (this) {
            now = switch (signal) {
                case INT -> urgency.next();
                case TERM -> urgency.compareTo(Urgency.END) < 0 ? Urgency.END : Urgency.KILL;
                case HUP -> Urgency.DRAIN;
                case USR1 -> throw new IllegalArgumentException(signal + " asks for no end");
            };
        }
        make(now, signal.exitCode(), null);
    }

    /** Something makes it pointless to go on. */
    public void trouble(String what, Urgency how) {
        make(how, OUR_FAULT, what);
    }

    /** More lines have failed than may. */
    void tooManyFailures(String what) {
        make(Urgency.DRAIN, COUNTS, what);
    }

    private void make(Urgency how, int code, @Nullable String why) {
        synchronized (this) {
            if (urgency == Urgency.NONE) {
                exitCode = code;
                reason = why;
            }
            urgency = urgency.compareTo(how) < 0 ? how : urgency;
        }
        made.countDown();
        wake.run();
    }

    public boolean isMade() {
        return made.getCount() == 0;
    }

    /** @return whether it was made within that time */
    boolean await(Duration time) throws InterruptedException {
        return made.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** From now on nothing more is claimed. */
    public void heed() {
        heeded.countDown();
    }

    void awaitHeeded() throws InterruptedException {
        heeded.await();
    }

    public synchronized boolean isAtLeast(Urgency least) {
        return urgency.compareTo(least) >= 0;
    }

    /** Whether the exit code is to count failed lines, although lines are left. */
    synchronized boolean countsFailures() {
        return exitCode == COUNTS;
    }

    public synchronized int exitCode() {
        return exitCode;
    }

    /** What went wrong; null when somebody wants to stop. */
    public synchronized @Nullable String reason() {
        return reason;
    }
}
