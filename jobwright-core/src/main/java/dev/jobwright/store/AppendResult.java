package dev.jobwright.store;

/** What became of a text for a log. */
public enum AppendResult {
    /** It is written, now or when it was sent before. */
    APPENDED,
    /** The attempt no longer runs: nothing was written. */
    LEASE_LOST
}
