package dev.jobwright.cli.run;

import dev.jobwright.cli.Signals;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How urgently a run is asked to stop. The first reason stands; urgency only rises. */
final class StopRequest {

    enum Urgency {
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

    private final Runnable wake;
    private final CountDownLatch made = new CountDownLatch(1);
    private Urgency urgency = Urgency.NONE;
    private int exitCode;
    private @Nullable String trouble;

    /** @param wake called after each change */
    StopRequest(Runnable wake) {
        this.wake = wake;
    }

    void on(Signals.Kind signal) {
        synchronized (this) {
            if (urgency == Urgency.NONE) {
                exitCode = signal.exitCode();
            }
            urgency = switch (signal) {
                case INT -> urgency.next();
                case TERM -> urgency.compareTo(Urgency.END) < 0 ? Urgency.END : Urgency.KILL;
                case HUP -> urgency == Urgency.NONE ? Urgency.DRAIN : urgency;
            };
        }
        made.countDown();
        wake.run();
    }

    /** Something makes it pointless to go on. */
    void trouble(String what, Urgency how) {
        synchronized (this) {
            if (urgency == Urgency.NONE) {
                exitCode = 255;
                trouble = what;
            }
            urgency = urgency.compareTo(how) < 0 ? how : urgency;
        }
        made.countDown();
        wake.run();
    }

    boolean isMade() {
        return made.getCount() == 0;
    }

    /** @return whether it was made within that time */
    boolean await(Duration time) throws InterruptedException {
        return made.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized boolean isAtLeast(Urgency least) {
        return urgency.compareTo(least) >= 0;
    }

    synchronized int exitCode() {
        return exitCode;
    }

    /** What went wrong; null when somebody wants to stop. */
    synchronized @Nullable String trouble() {
        return trouble;
    }
}
