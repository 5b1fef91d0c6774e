package dev.jobwright.worker;

import dev.jobwright.runtime.Pacer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Several loops on one thread: runs those whose time has come, and sleeps until the next one's. */
final class Tick {

    private static final long NEVER = Pacer.UNTIL_WOKEN.toNanos();

    private final Nanos nanos;
    private final List<Entry> entries;

    /** One loop, and when it wants to run. */
    static final class Entry {
        private final Supplier<Duration> loop;
        private final long spacing;
        private boolean started;
        private long ranAt;
        private long pause;
        private volatile boolean asked;

        /** @param spacing the shortest time between two runs when they are asked for from outside */
        Entry(Supplier<Duration> loop, Duration spacing) {
            this.loop = loop;
            this.spacing = spacing.toNanos();
        }

        /** The loop should run soon; whoever asks wakes the tick as well. */
        void ask() {
            asked = true;
        }

        /** Returns how many nanoseconds until the loop wants to run again. */
        private long runIfDue(Nanos nanos) {
            if (asked) {
                asked = false;
                pause = Math.min(pause, spacing);
            }
            long now = nanos.now();
            if (started && pause == NEVER) {
                return NEVER;
            }
            if (started && now - ranAt < pause) {
                return pause - (now - ranAt);
            }
            started = true;
            ranAt = now;
            pause = loop.get().toNanos();
            return pause;
        }
    }

    Tick(Nanos nanos, List<Entry> entries) {
        this.nanos = nanos;
        this.entries = entries;
    }

    /** Returns how long until one of the loops wants to run. */
    Duration runOnce() {
        long shortest = NEVER;
        for (Entry entry : entries) {
            shortest = Math.min(shortest, entry.runIfDue(nanos));
        }
        return Duration.ofNanos(shortest);
    }
}
