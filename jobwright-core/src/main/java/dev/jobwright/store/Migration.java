package dev.jobwright.store;

/**
 * The way of a store's tables from one version to the latest.
 *
 * @param store in a few words, as {@link JobStore#describe}
 * @param from the version at the beginning; 0: no tables
 * @param to the version at the end
 * @param sql the statements in between, with comments, each ended by a semicolon; empty when there are none
 */
public record Migration(String store, int from, int to, String sql) {

    /** Whether there is nothing to do. */
    public boolean isCurrent() {
        return from >= to;
    }
}
