package dev.jobwright.worker;

import dev.jobwright.Closed;
import dev.jobwright.Failure;
import dev.jobwright.JobwrightException;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.Lost;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import dev.jobwright.store.Settlement.Authority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Gives back the jobs of workers that died: an attempt whose lease ran out is decided and settled like any other, in its
 * worker's name. After a stall of this process, when others may have stalled with it, it waits one lease before it
 * takes anything away.
 */
final class RescueLoop {

    private static final int MOST_AT_ONCE = 500;

    private final JobStore store;
    private final Duration lease;
    private final Duration period;
    private final Nanos nanos;
    private final RandomGenerator random;
    private final WorkerListener listener;
    private final Trouble trouble;
    private long promisedAt;
    private long holdOffUntil;

    RescueLoop(
            JobStore store,
            Duration lease,
            Nanos nanos,
            RandomGenerator random,
            WorkerListener listener,
            Trouble trouble) {
        this.store = store;
        this.lease = lease;
        this.period = lease.multipliedBy(3).dividedBy(10);
        this.nanos = nanos;
        this.random = random;
        this.listener = listener;
        this.trouble = trouble;
        this.promisedAt = nanos.now();
        this.holdOffUntil = promisedAt;
    }

    /** Returns how long until it is worth looking again. */
    Duration runOnce() {
        long now = nanos.now();
        if (now - promisedAt > lease.toNanos() / 3) {
            holdOffUntil = now + lease.toNanos();
        }
        if (now - holdOffUntil < 0) {
            return sleep(Duration.ofNanos(holdOffUntil - now));
        }
        try {
            Lost lost = store.findLost(MOST_AT_ONCE);
            rescue(lost.attempts());
            trouble.over();
            if (lost.attempts().size() == MOST_AT_ONCE) {
                return sleep(Duration.ZERO);
            }
            return lost.next() == null ? untilWoken() : sleep(period);
        } catch (Closed e) {
            return untilWoken();
        } catch (JobwrightException e) {
            return sleep(trouble.next("look for lost workers", e));
        }
    }

    private Duration sleep(Duration pause) {
        promisedAt = nanos.now() + pause.toNanos();
        return pause;
    }

    private Duration untilWoken() {
        promisedAt = nanos.now() + Long.MAX_VALUE / 2;
        return Pacer.UNTIL_WOKEN;
    }

    private void rescue(List<RunningAttempt> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        List<Decision> decisions = new ArrayList<>(attempts.size());
        List<Settlement> settlements = new ArrayList<>(attempts.size());
        for (RunningAttempt attempt : attempts) {
            Outcome lost = new Outcome.LeaseLost(Failure.of(
                    Failure.LEASE_LOST, "worker " + attempt.worker() + " died, or did not renew its lease in time"));
            Decision decision = Decisions.decide(attempt.tally(), attempt.policy(), lost, random);
            decisions.add(decision);
            settlements.add(Settlement.by(Authority.RESCUER, attempt, decision, Duration.ZERO));
        }
        List<SettleResult> answers = store.settle(settlements);
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) == SettleResult.SETTLED) {
                listener.on(new WorkerEvent.Rescued(attempts.get(i), decisions.get(i)));
            }
        }
    }
}
