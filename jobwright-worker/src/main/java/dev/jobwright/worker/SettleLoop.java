package dev.jobwright.worker;

import dev.jobwright.Closed;
import dev.jobwright.Failure;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.StoreFull;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import dev.jobwright.store.Settlement.Authority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * Decides what comes of executed attempts, and settles them, all that are there in one call. A store that is away is
 * asked again until it answers: repeating a settlement is harmless.
 */
final class SettleLoop {

    private static final int MOST_AT_ONCE = 2_000;

    private final JobStore store;
    private final Load load;
    private final RandomGenerator random;
    private final WorkerListener listener;
    private final Trouble trouble;
    private final Nanos nanos;
    private final Rest rest;
    private final ConcurrentLinkedQueue<AttemptResult> results = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    private volatile CountDownLatch whenDone = new CountDownLatch(1);

    /** Decided and sent, but not answered yet. */
    private List<Sent> unanswered = List.of();

    /** What those attempts have logged, and is to be written before their outcomes. */
    private List<LogAppend> unwritten = List.of();

    private record Sent(RunningAttempt attempt, Settlement settlement) {}

    SettleLoop(
            JobStore store, Load load, RandomGenerator random, WorkerListener listener, Trouble trouble, Nanos nanos) {
        this.store = store;
        this.load = load;
        this.random = random;
        this.listener = listener;
        this.trouble = trouble;
        this.nanos = nanos;
        this.rest = new Rest(nanos);
    }

    /** @return whether the loop has to be woken to see it */
    boolean add(AttemptResult result) {
        results.add(result);
        return busy.compareAndSet(false, true);
    }

    /** Counts the latch down once when nothing is left to settle; whoever asks wakes the loop. */
    void whenDone(CountDownLatch latch) {
        whenDone = latch;
    }

    /** Returns how long until it is worth looking again. */
    Duration runOnce() {
        busy.set(true);
        Duration left = rest.left();
        if (!left.isZero()) {
            return left;
        }
        List<Sent> batch = unanswered.isEmpty() ? decide() : unanswered;
        if (batch.isEmpty()) {
            busy.set(false);
            // Whoever added something before the flag fell did not wake us.
            return results.isEmpty() ? done() : Duration.ZERO;
        }
        unanswered = batch;
        long sentAt = nanos.now();
        try {
            writeLogs(unwritten);
            unwritten = List.of();
            settle(batch);
            rest.after(batch.size(), sentAt);
        } catch (Closed e) {
            answered(unanswered);
            return done();
        } catch (StoreUnavailable | OutcomeUnknown e) {
            return trouble.next("settle " + unanswered.size() + " attempts", e);
        }
        trouble.over();
        return Duration.ZERO;
    }

    private Duration done() {
        whenDone.countDown();
        return Pacer.UNTIL_WOKEN;
    }

    private List<Sent> decide() {
        List<Sent> batch = new ArrayList<>();
        List<LogAppend> logs = new ArrayList<>();
        AttemptResult result;
        while (batch.size() < MOST_AT_ONCE && (result = results.poll()) != null) {
            batch.add(sent(result.job().attempt(), result.outcome(), result.took()));
            logs.addAll(result.logs());
        }
        unwritten = logs;
        return batch;
    }

    private Sent sent(RunningAttempt attempt, Outcome outcome, Duration took) {
        Decision decision = Decisions.decide(attempt.tally(), attempt.policy(), outcome, random);
        return new Sent(attempt, Settlement.by(Authority.HOLDER, attempt, decision, took));
    }

    /** In one call. What cannot be written, as on a full disk, does not keep the outcomes from being settled. */
    private void writeLogs(List<LogAppend> logs) {
        if (logs.isEmpty()) {
            return;
        }
        try {
            store.append(logs);
        } catch (StoreFull e) {
            lose(logs, e);
        } catch (Closed | StoreUnavailable | OutcomeUnknown e) {
            throw e;
        } catch (RuntimeException e) {
            if (logs.size() == 1) {
                lose(logs, e);
            } else {
                // One of them cannot be written: the others must not suffer for it.
                int half = logs.size() / 2;
                writeLogs(logs.subList(0, half));
                writeLogs(logs.subList(half, logs.size()));
            }
        }
    }

    private void lose(List<LogAppend> logs, RuntimeException why) {
        listener.on(new WorkerEvent.LogLost(logs.size(), String.valueOf(why.getMessage())));
    }

    private void settle(List<Sent> batch) {
        List<SettleResult> answers;
        try {
            answers = store.settle(batch.stream().map(Sent::settlement).toList());
        } catch (Closed | StoreUnavailable | OutcomeUnknown e) {
            throw e;
        } catch (RuntimeException e) {
            settleApart(batch, e);
            return;
        }
        for (int i = 0; i < answers.size(); i++) {
            publish(batch.get(i), answers.get(i));
        }
        answered(batch);
    }

    private void answered(List<Sent> batch) {
        load.settled(batch.size());
        if (batch.size() == unanswered.size()) {
            unanswered = List.of();
        } else {
            List<Sent> rest = new ArrayList<>(unanswered);
            rest.removeAll(batch);
            unanswered = rest;
        }
    }

    /** Something in the batch cannot be written: the others must not suffer for it. */
    private void settleApart(List<Sent> batch, RuntimeException error) {
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            settle(batch.subList(0, half));
            settle(batch.subList(half, batch.size()));
            return;
        }
        Sent bad = batch.get(0);
        if (bad.settlement().decision().failure() != null) {
            // Even its failure cannot be written. Its lease will run out, and be counted.
            listener.on(new WorkerEvent.LeaseLost(bad.attempt()));
            answered(batch);
            return;
        }
        Outcome failed = new Outcome.Failed(Failure.of(Failure.ENCODE, error), false);
        Sent instead = sent(bad.attempt(), failed, bad.settlement().took());
        List<Sent> replaced = new ArrayList<>(unanswered);
        replaced.replaceAll(each -> each.equals(bad) ? instead : each);
        unanswered = replaced;
        settle(List.of(instead));
    }

    private void publish(Sent sent, SettleResult answer) {
        listener.on(
                answer == SettleResult.SETTLED
                        ? new WorkerEvent.Settled(
                                sent.attempt(),
                                sent.settlement().decision(),
                                sent.settlement().took())
                        : new WorkerEvent.LeaseLost(sent.attempt()));
    }
}
