package dev.jobwright.benchmarks.specimen;

/** Breaks nothing: to measure is what it is for. */
public final class BenchmarkThatMeasures {
    public long start() {
        return System.nanoTime();
    }
}
