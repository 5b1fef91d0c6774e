package dev.jobwright.sqlite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where callers leave their operations, and the writer takes them: at once everything that is there, up to about ten
 * milliseconds of work. Of an operation with more members than that it takes a slice at a time, in turn with others.
 */
final class Intake {

    /** Of each kind, in inserts; together about ten milliseconds. */
    private static final int WORK_OF_A_KIND = 1_000;

    private static final int BYTES_OF_A_KIND = 2 * 1024 * 1024;

    /** A caller that was just answered often comes back within a few microseconds. */
    private static final int SPINS = 1_000;

    private final ConcurrentLinkedQueue<Operation> arrivals = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread sleeper;
    private volatile boolean stopping;
    private volatile boolean closed;

    // Of the writer's thread alone.
    private final Map<Operation.Kind, Deque<Operation>> pending = new EnumMap<>(Operation.Kind.class);

    /** False when the store is closed, and nobody will ever answer. */
    boolean offer(Operation operation) {
        if (stopping) {
            return false;
        }
        arrivals.add(operation);
        Thread asleep = sleeper;
        if (asleep != null) {
            LockSupport.unpark(asleep);
        }
        return !closed || !arrivals.remove(operation);
    }

    /**
     * The next group, in the order of kinds; waits for it. Empty when the writer is to stop.
     *
     * @param idle asked before each sleep: how long it may last in nanoseconds, 0 for until something arrives
     */
    List<Slice> next(LongSupplier idle) {
        while (!stopping) {
            for (Operation operation = arrivals.poll(); operation != null; operation = arrivals.poll()) {
                pending.computeIfAbsent(operation.kind, kind -> new ArrayDeque<>())
                        .add(operation);
            }
            List<Slice> group = new ArrayList<>();
            pending.values().forEach(operations -> fill(group, operations));
            if (!group.isEmpty()) {
                return group;
            }
            if (!arrivesWhileSpinning()) {
                sleep(idle);
            }
        }
        return List.of();
    }

    private static void fill(List<Slice> group, Deque<Operation> operations) {
        int work = WORK_OF_A_KIND;
        int bytes = BYTES_OF_A_KIND;
        while (!operations.isEmpty() && work > 0 && bytes > 0) {
            Operation operation = operations.remove();
            if (operation.isFailed()) {
                continue;
            }
            int from = operation.taken();
            int to = from;
            while (to < operation.size() && work > 0 && bytes > 0) {
                work -= operation.work(to);
                bytes -= operation.bytes(to);
                to++;
            }
            operation.take(to - from);
            group.add(new Slice(operation, from, to));
            if (to < operation.size()) {
                operations.add(operation);
            }
        }
    }

    private boolean arrivesWhileSpinning() {
        for (int i = 0; i < SPINS; i++) {
            if (!arrivals.isEmpty()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private void sleep(LongSupplier idle) {
        while (arrivals.isEmpty() && !stopping) {
            sleeper = Thread.currentThread(); // set first: who wakes us from here on is heard
            long nanos = idle.getAsLong();
            if (arrivals.isEmpty() && !stopping) {
                if (nanos > 0) {
                    LockSupport.parkNanos(this, nanos);
                } else {
                    LockSupport.park(this);
                }
            }
            sleeper = null;
        }
    }

    /** Wakes the writer, so that it asks again how long it may sleep. */
    void wake() {
        LockSupport.unpark(sleeper);
    }

    /** Lets {@link #next} end. */
    void stop() {
        stopping = true;
        LockSupport.unpark(sleeper);
    }

    /** Takes no more. Returns whatever has not been taken. */
    List<Operation> close() {
        stopping = true;
        closed = true;
        List<Operation> left = new ArrayList<>();
        pending.values().forEach(left::addAll);
        for (Operation operation = arrivals.poll(); operation != null; operation = arrivals.poll()) {
            left.add(operation);
        }
        return left;
    }
}
