package dev.jobwright.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What is besieged: the store that all processes share, and the harm that can be done to it besides. */
public interface Ground extends AutoCloseable {

    /** Something that is done while the store is away. */
    @FunctionalInterface
    interface Meanwhile {
        void run() throws Exception;
    }

    /** What producers and workers open. */
    String url();

    /**
     * Harms the store itself, which gets over it. Does nothing where there is nobody but its users.
     *
     * @param random draws the harm
     * @param meanwhile to be run when the store is away, should it be
     */
    default void harm(Random random, Meanwhile meanwhile) throws Exception {}

    /** What it keeps on disk, and deletes when it is closed. */
    default List<Path> folders() {
        return List.of();
    }

    /** The harm that was done, in words. */
    String summary();

    /** Ends whatever belongs to it. */
    @Override
    default void close() {}
}
