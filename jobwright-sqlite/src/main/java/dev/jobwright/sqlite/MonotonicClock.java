package dev.jobwright.sqlite;

/** The machine's clock for distances in time: how long a wait may last. Never for what is stored. */
final class MonotonicClock {

    private MonotonicClock() {}

    static long nanos() {
        return System.nanoTime();
    }
}
