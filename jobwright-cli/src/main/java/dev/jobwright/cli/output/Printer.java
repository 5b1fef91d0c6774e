package dev.jobwright.cli.output;

import dev.jobwright.cli.process.AttemptOutput;

/** Prints what the commands of lines write, in its own order. */
public interface Printer extends AutoCloseable {

    /**
     * For one attempt of a line.
     *
     * @param tag what stands before each line of its output; empty for nothing
     */
    AttemptOutput of(long number, String tag);

    /** The line will be run by this process. Told in the order of lines. */
    default void expect(long number) {}

    /** Prints what it held back. */
    @Override
    default void close() {}
}
