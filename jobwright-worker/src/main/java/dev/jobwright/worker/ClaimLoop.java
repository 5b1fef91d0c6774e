package dev.jobwright.worker;

import dev.jobwright.Closed;
import dev.jobwright.JobwrightException;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.TypeVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Claims what there is room for. Runs when work may be there or room has come, and once per poll interval anyway. */
final class ClaimLoop {

    private static final Duration UNTIL_RENEWED = Duration.ofMillis(10);

    private final JobStore store;
    private final Claimer claimer;
    private final String namespace;
    private final Set<String> queues;
    private final Set<TypeVersion> types;
    private final Load load;
    private final LeaseClock leaseClock;
    private final Nanos nanos;
    private final RandomGenerator random;
    private final BiConsumer<List<ClaimedJob>, Long> sink;
    private final Trouble trouble;
    private final Rest rest;

    /** A claim that was not answered, to be asked for again. */
    private @Nullable ClaimRequest unanswered;

    private volatile boolean stopped;
    private volatile boolean hungry;

    ClaimLoop(
            JobStore store,
            Claimer claimer,
            String namespace,
            Set<String> queues,
            Set<TypeVersion> types,
            Load load,
            LeaseClock leaseClock,
            Nanos nanos,
            RandomGenerator random,
            BiConsumer<List<ClaimedJob>, Long> sink,
            Trouble trouble) {
        this.store = store;
        this.claimer = claimer;
        this.namespace = namespace;
        this.queues = queues;
        this.types = types;
        this.load = load;
        this.leaseClock = leaseClock;
        this.nanos = nanos;
        this.random = random;
        this.sink = sink;
        this.trouble = trouble;
        this.rest = new Rest(nanos);
    }

    void stop() {
        stopped = true;
    }

    /** Whether it would claim if there were room: whoever makes room has to wake it. */
    boolean isHungry() {
        return hungry;
    }

    /** Returns how long until it is worth looking again. */
    Duration runOnce() {
        hungry = true; // said before looking: whoever makes room after the look sees it
        int room = load.room();
        if (stopped || (room == 0 && unanswered == null)) {
            return Pacer.UNTIL_WOKEN;
        }
        hungry = false;
        Duration left = rest.left();
        if (!left.isZero()) {
            return left;
        }
        if (load.held() > 0 && leaseClock.mayHaveRunOut()) {
            // Nothing that was claimed now could be started before the renewal tells what was taken away.
            return UNTIL_RENEWED;
        }
        ClaimRequest request = unanswered != null
                ? unanswered
                : new ClaimRequest(claimer, random.nextLong(), namespace, queues, types, room);
        long sentAt = nanos.now();
        List<ClaimedJob> claimed;
        try {
            claimed = store.claim(request);
            unanswered = null;
        } catch (Closed e) {
            return Pacer.UNTIL_WOKEN;
        } catch (JobwrightException e) {
            // Whatever it says, a part may have been claimed: under another nonce it would be ours, and never run.
            unanswered = request;
            return trouble.next("claim jobs", e);
        }
        trouble.over();
        if (!claimed.isEmpty()) {
            rest.after(claimed.size(), sentAt);
        }
        if (!claimed.isEmpty()) {
            if (load.held() == 0) {
                leaseClock.renewed(sentAt); // otherwise older leases run out before this one
            }
            load.claimed(claimed.size());
            sink.accept(claimed, sentAt);
        }
        // A full set says that there may be more; anything less, that a wakeup will tell.
        return claimed.size() == request.max() ? Duration.ZERO : store.idlePoll();
    }
}
