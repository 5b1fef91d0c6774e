package dev.jobwright.lifecycle;

import static dev.jobwright.JobState.AVAILABLE;
import static dev.jobwright.JobState.CANCELLED;
import static dev.jobwright.JobState.EXPIRED;
import static dev.jobwright.JobState.FAILED;
import static dev.jobwright.JobState.HELD;
import static dev.jobwright.JobState.RETRYING;
import static dev.jobwright.JobState.RUNNING;
import static dev.jobwright.JobState.SCHEDULED;
import static dev.jobwright.JobState.SUCCEEDED;

import dev.jobwright.JobState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a job, as a table: the only place that says which state may follow which. {@link Decisions} chooses among
 * the rows for an attempt that ended, {@link Gates} among those for a waiting job; stores ask {@link #move} before
 * they write. The diagram in {@code docs/reference/lifecycle.md} is made from these rows, and a test fails while a row
 * was never walked.
 */
public final class Lifecycle {

    private static final List<Transition> TABLE = new ArrayList<>();
    private static final Map<Trigger, Set<JobState>> FIRST = new EnumMap<>(Trigger.class);
    private static final Map<JobState, Map<Trigger, Set<JobState>>> NEXT = new EnumMap<>(JobState.class);

    static {
        row(null, Trigger.ENQUEUE, HELD, "enqueued held");
        row(null, Trigger.ENQUEUE, SCHEDULED, "not before a later time");
        row(null, Trigger.ENQUEUE, AVAILABLE, "otherwise");

        row(SCHEDULED, Trigger.DUE, AVAILABLE, "");
        row(RETRYING, Trigger.DUE, AVAILABLE, "");

        row(AVAILABLE, Trigger.CLAIM, RUNNING, "");

        row(RUNNING, Trigger.SUCCEED, SUCCEEDED, "");
        row(RUNNING, Trigger.FAIL, RETRYING, "attempts left");
        row(RUNNING, Trigger.FAIL, AVAILABLE, "attempts left, no wait");
        row(RUNNING, Trigger.FAIL, FAILED, "none left, or not retryable");
        row(RUNNING, Trigger.TIME_OUT, RETRYING, "attempts left");
        row(RUNNING, Trigger.TIME_OUT, AVAILABLE, "attempts left, no wait");
        row(RUNNING, Trigger.TIME_OUT, FAILED, "none left");
        row(RUNNING, Trigger.LOSE_LEASE, AVAILABLE, "may lose another");
        row(RUNNING, Trigger.LOSE_LEASE, FAILED, "lost too many workers: poison");
        row(RUNNING, Trigger.SNOOZE, SCHEDULED, "");
        row(RUNNING, Trigger.SNOOZE, AVAILABLE, "no wait");
        row(RUNNING, Trigger.GIVE_BACK, AVAILABLE, "");
        row(RUNNING, Trigger.GIVE_BACK, HELD, "given back 100 times");
        row(RUNNING, Trigger.CANCEL, CANCELLED, "");

        for (JobState waiting : List.of(HELD, SCHEDULED, RETRYING, AVAILABLE)) {
            row(waiting, Trigger.CANCEL, CANCELLED, "");
        }
        for (JobState waiting : List.of(SCHEDULED, RETRYING, AVAILABLE)) {
            row(waiting, Trigger.HOLD, HELD, "");
        }
        row(HELD, Trigger.RELEASE, SCHEDULED, "not before a later time");
        row(HELD, Trigger.RELEASE, RETRYING, "its backoff is not over");
        row(HELD, Trigger.RELEASE, AVAILABLE, "otherwise");

        for (JobState neverStarted : List.of(HELD, SCHEDULED, AVAILABLE)) {
            row(neverStarted, Trigger.EXPIRE, EXPIRED, "its start deadline passed");
        }
        for (JobState terminal : List.of(SUCCEEDED, FAILED, CANCELLED, EXPIRED)) {
            row(terminal, Trigger.RETRY, AVAILABLE, "a new run");
        }
    }

    private Lifecycle() {}

    private static void row(@Nullable JobState from, Trigger trigger, JobState to, String when) {
        TABLE.add(new Transition(from, trigger, to, when));
        Map<Trigger, Set<JobState>> byTrigger =
                from == null ? FIRST : NEXT.computeIfAbsent(from, state -> new EnumMap<>(Trigger.class));
        byTrigger.computeIfAbsent(trigger, t -> EnumSet.noneOf(JobState.class)).add(to);
    }

    /** Every row, in reading order. */
    public static List<Transition> table() {
        return List.copyOf(TABLE);
    }

    /** Whether the trigger can move a job that is in that state. */
    public static boolean allows(@Nullable JobState from, Trigger trigger) {
        return byTrigger(from).containsKey(trigger);
    }

    /**
     * Confirms a move that is about to be written.
     *
     * @return {@code to}
     * @throws IllegalStateException when the table has no such row: a defect in Jobwright, never a caller's mistake
     */
    public static JobState move(@Nullable JobState from, Trigger trigger, JobState to) {
        if (!byTrigger(from).getOrDefault(trigger, Set.of()).contains(to)) {
            throw new IllegalStateException("no transition from " + from + " by " + trigger + " to " + to);
        }
        return to;
    }

    private static Map<Trigger, Set<JobState>> byTrigger(@Nullable JobState from) {
        return from == null ? FIRST : NEXT.getOrDefault(from, Map.of());
    }
}
