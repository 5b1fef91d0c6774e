package dev.jobwright.benchmarks;

/** One thing to measure. A round of it has JVMs and a store of its own. */
interface Workload {

    /** As on the command line and in the table. */
    String name();

    /** What is done, in one line. */
    String what();

    /** The part of {@link #name} that says what is done, where several systems do the same. */
    default String letter() {
        return name();
    }

    default Target target(Store store) {
        return Target.NONE;
    }

    /** Whether it means anything on such a store. */
    default boolean runsOn(Store store) {
        return true;
    }

    /** Long or special ones are run only when they are named. */
    default boolean onlyWhenNamed() {
        return false;
    }

    default int heapMegabytes(Store store) {
        return 256;
    }

    /** Long ones are run once, whatever was asked for. */
    default int mostRounds() {
        return Integer.MAX_VALUE;
    }

    /** What has to be there before. Not measured, and in a JVM of its own where the store outlives one. */
    default void prepare(Site site) throws Exception {}

    /** Whether {@link #prepare} has anything to do. */
    default boolean isPrepared() {
        return false;
    }

    Figures measure(Site site) throws Exception;
}
