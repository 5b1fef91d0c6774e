package dev.jobwright.benchmarks;

import java.nio.file.Path;

/** The stores that can be measured. */
enum Store {
    SQLITE("SQLite"),
    MEMORY("memory"),
    POSTGRES("PostgreSQL");

    private final String label;

    Store(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The URL of the store of a round that has that folder. */
    String url(Path dir) {
        return switch (this) {
            case SQLITE -> "jdbc:sqlite:" + dir.resolve("jobs.db");
            case MEMORY -> "memory:";
            case POSTGRES -> throw new IllegalStateException("a round on PostgreSQL has a database, not a folder");
        };
    }

    /** Whether another JVM finds what one has written. */
    boolean outlivesJvm() {
        return this != MEMORY;
    }
}
