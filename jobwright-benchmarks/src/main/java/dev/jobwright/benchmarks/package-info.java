/**
 * The workloads, one class each, as {@link dev.jobwright.benchmarks.Workload}. {@link dev.jobwright.benchmarks.Main} runs
 * each round in a fresh JVM and prints one table.
 */
@NullMarked
package dev.jobwright.benchmarks;

import org.jspecify.annotations.NullMarked;
