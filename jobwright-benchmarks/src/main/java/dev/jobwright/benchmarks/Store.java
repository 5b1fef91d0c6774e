package dev.jobwright.benchmarks;

import java.nio.file.Path;

/** The stores that can be measured. */
enum Store {
    SQLITE,
    MEMORY;

    /** The URL of the store of a round that has that folder. */
    String url(Path dir) {
        return this == SQLITE ? "jdbc:sqlite:" + dir.resolve("jobs.db") : "memory:";
    }

    /** Whether another JVM finds what one has written. */
    boolean outlivesJvm() {
        return this == SQLITE;
    }
}
