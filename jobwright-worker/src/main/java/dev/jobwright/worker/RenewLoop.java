package dev.jobwright.worker;

import dev.jobwright.Closed;
import dev.jobwright.JobwrightException;
import dev.jobwright.LeaseToken;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.Renewal;
import java.time.Duration;
import java.util.function.Consumer;

/** Keeps this worker's leases alive while it has any, on a thread of its own, and learns which were taken away. */
final class RenewLoop {

    private final JobStore store;
    private final Claimer claimer;
    private final Load load;
    private final LeaseClock leaseClock;
    private final Nanos nanos;
    private final Duration period;
    private final Consumer<LeaseToken> revoked;
    private final Trouble trouble;
    private long renewedAt;
    private volatile boolean asleep;

    RenewLoop(
            JobStore store,
            Claimer claimer,
            Load load,
            LeaseClock leaseClock,
            Nanos nanos,
            Consumer<LeaseToken> revoked,
            Trouble trouble) {
        this.store = store;
        this.claimer = claimer;
        this.load = load;
        this.leaseClock = leaseClock;
        this.nanos = nanos;
        this.period = claimer.lease().multipliedBy(3).dividedBy(10);
        this.revoked = revoked;
        this.trouble = trouble;
        this.renewedAt = nanos.now();
    }

    /** Whether the first claim after this has to wake the loop. */
    boolean isAsleep() {
        return asleep;
    }

    /** Returns how long until it is worth looking again. */
    Duration runOnce() {
        long sentAt = nanos.now();
        if (load.held() == 0) {
            // Claims renew too. A worker that is idle for a moment goes to sleep only after a whole period.
            asleep = sentAt - renewedAt >= period.toNanos();
            if (load.held() == 0) {
                return asleep ? Pacer.UNTIL_WOKEN : period;
            }
        }
        if (asleep) {
            asleep = false;
            renewedAt = sentAt;
        }
        Duration left = period.minusNanos(sentAt - renewedAt);
        if (left.compareTo(Duration.ZERO) > 0) {
            return left;
        }
        Renewal renewal;
        try {
            renewal = store.renew(claimer);
        } catch (Closed e) {
            return Pacer.UNTIL_WOKEN;
        } catch (JobwrightException e) {
            Duration pause = trouble.next("renew the leases", e);
            return pause.compareTo(period.dividedBy(4)) < 0 ? pause : period.dividedBy(4);
        }
        trouble.over();
        // First what was taken away, then the word that the rest is safe.
        renewal.revoked().forEach(revoked);
        leaseClock.renewed(sentAt);
        renewedAt = sentAt;
        return period;
    }
}
