package dev.jobwright.queue;

import dev.jobwright.Closed;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobwrightException;
import dev.jobwright.NotFound;
import dev.jobwright.queue.Signals.Ended;
import dev.jobwright.runtime.Pacer;
import dev.jobwright.runtime.SystemNanos;
import dev.jobwright.store.JobStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits for jobs to end. Those that end in this process are told of by {@link Signals}; for the others one thread asks
 * the store for all of them in one statement, soon after another process has written and, in case nobody tells, at
 * growing intervals.
 */
final class Awaiter implements Signals.Listener, AutoCloseable {

    private static final Duration ROUND = Duration.ofMillis(50);
    private static final int MOST_ROUNDS_BETWEEN_LOOKS = 10;
    private static final Duration BETWEEN_HINTS = Duration.ofMillis(5);
    private static final int MOST_IDS_A_LOOK = 500;

    private final JobStore store;
    private final Map<JobId, Waiting> waiting = new ConcurrentHashMap<>();
    private final RecentlyEnded recent = new RecentlyEnded(SystemNanos::now);
    private final AtomicBoolean hinted = new AtomicBoolean();
    private final Pacer pacer;
    private volatile boolean everAsked;
    private volatile boolean asleep;
    private volatile boolean closed;

    /** Those who wait for one job. */
    private static final class Waiting {
        final CompletableFuture<Ended> future = new CompletableFuture<>();
        private int rounds;
        private int nextLook = 1;

        /** After 50 ms, 150 ms, 350 ms …, then twice a second: most jobs of this process end before the first look. */
        boolean isToBeLookedAt() {
            if (rounds++ < nextLook) {
                return false;
            }
            nextLook = rounds + Math.min(rounds, MOST_ROUNDS_BETWEEN_LOOKS);
            return true;
        }
    }

    Awaiter(JobStore store) {
        this.store = store;
        this.pacer = new Pacer("jobwright-await", this::runOnce);
        pacer.start();
    }

    /** Completes when the job has ended. Shared by all who wait for it: do not complete or cancel it. */
    CompletableFuture<Ended> ended(JobId id) {
        everAsked = true;
        Waiting mine = waiting.computeIfAbsent(id, key -> new Waiting());
        // Registered first, then looked at: whatever ends in between is seen by one of the two.
        Ended known = recent.get(id);
        if (known != null) {
            complete(known);
        } else if (closed) {
            mine.future.completeExceptionally(new Closed("the queue is closed"));
        } else if (asleep) {
            pacer.wake();
        }
        return mine.future;
    }

    @Override
    public void ended(List<Ended> jobs) {
        if (!everAsked) {
            return; // a process that only works waits for nothing
        }
        recent.add(jobs);
        if (!waiting.isEmpty()) {
            jobs.forEach(this::complete);
        }
    }

    @Override
    public void reopened(List<JobId> jobs) {
        recent.forget(jobs);
    }

    @Override
    public void pruned() {
        recent.forgetAll(); // their ids are free for others
    }

    @Override
    public void foreign() {
        if (!waiting.isEmpty() && hinted.compareAndSet(false, true)) {
            pacer.wake();
        }
    }

    private void complete(Ended ended) {
        Waiting mine = waiting.remove(ended.id());
        if (mine != null) {
            mine.future.complete(ended);
        }
    }

    /** Looks for those that wait, and returns how long until it is worth looking again. */
    private Duration runOnce() {
        asleep = true; // said before looking: whoever begins to wait after the look sees it
        if (waiting.isEmpty()) {
            return Pacer.UNTIL_WOKEN;
        }
        asleep = false;
        boolean all = hinted.getAndSet(false);
        List<JobId> ids = new ArrayList<>();
        waiting.forEach((id, mine) -> {
            if (mine.isToBeLookedAt() || all) {
                ids.add(id);
            }
        });
        for (int from = 0; from < ids.size(); from += MOST_IDS_A_LOOK) {
            look(ids.subList(from, Math.min(ids.size(), from + MOST_IDS_A_LOOK)));
        }
        return hinted.get() ? BETWEEN_HINTS : ROUND;
    }

    private void look(List<JobId> ids) {
        Set<JobId> missing = new HashSet<>(ids);
        try {
            for (Job job : store.find(ids)) {
                missing.remove(job.id());
                if (job.state().isTerminal()) {
                    complete(new Ended(job.id(), job.state(), job.result(), job.failure()));
                }
            }
        } catch (Closed e) {
            failAll(e);
            return;
        } catch (JobwrightException e) {
            return; // the store is away for a moment: the next look comes
        }
        for (JobId id : missing) {
            Waiting mine = waiting.remove(id);
            if (mine != null) {
                mine.future.completeExceptionally(new NotFound(id));
            }
        }
    }

    private void failAll(Closed why) {
        waiting.keySet().forEach(id -> {
            Waiting mine = waiting.remove(id);
            if (mine != null) {
                mine.future.completeExceptionally(why);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        pacer.close();
        failAll(new Closed("the queue was closed while somebody waited for a job"));
    }
}
