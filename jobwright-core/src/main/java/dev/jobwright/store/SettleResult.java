package dev.jobwright.store;

/** What became of one settlement. */
public enum SettleResult {
    /** It is written, now or when it was sent before. */
    SETTLED,
    /** The attempt was ended by somebody else, or in another way: nothing was changed. */
    LEASE_LOST
}
