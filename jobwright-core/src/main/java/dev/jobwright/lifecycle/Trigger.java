package dev.jobwright.lifecycle;

import java.util.Locale;

/** What can happen to a job. */
public enum Trigger {
    ENQUEUE,
    /** Its time has come. */
    DUE,
    CLAIM,
    SUCCEED,
    FAIL,
    TIME_OUT,
    LOSE_LEASE,
    SNOOZE,
    /** A worker gives a claimed job back. */
    GIVE_BACK,
    CANCEL,
    HOLD,
    /** An operator lets a held job go. */
    RELEASE,
    RETRY,
    /** Its start deadline passed. */
    EXPIRE;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }
}
