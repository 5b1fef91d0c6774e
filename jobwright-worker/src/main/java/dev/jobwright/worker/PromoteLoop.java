package dev.jobwright.worker;

import dev.jobwright.Closed;
import dev.jobwright.JobwrightException;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.Promotion;
import java.time.Duration;

/** Makes jobs available when their time comes; sleeps until then. */
final class PromoteLoop {

    private static final int MOST_AT_ONCE = 1_000;

    /** A job may be due in thousands of years; nobody counts that in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final JobStore store;
    private final Trouble trouble;

    PromoteLoop(JobStore store, Trouble trouble) {
        this.store = store;
        this.trouble = trouble;
    }

    /** Returns how long until it is worth looking again. */
    Duration runOnce() {
        try {
            Promotion promotion = store.promote(MOST_AT_ONCE);
            trouble.over();
            if (promotion.promoted() == MOST_AT_ONCE || promotion.expired() == MOST_AT_ONCE) {
                return Duration.ZERO;
            }
            if (promotion.next() == null) {
                return Pacer.UNTIL_WOKEN;
            }
            Duration until = Duration.between(store.now(), promotion.next());
            return until.isNegative() ? Duration.ZERO : until.compareTo(LONGEST) < 0 ? until : LONGEST;
        } catch (Closed e) {
            return Pacer.UNTIL_WOKEN;
        } catch (JobwrightException e) {
            return trouble.next("make due jobs available", e);
        }
    }
}
