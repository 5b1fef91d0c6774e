package dev.jobwright.worker;

/** A monotonic clock in nanoseconds. */
@FunctionalInterface
interface Nanos {
    long now();
}
