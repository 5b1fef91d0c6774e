package dev.jobwright.worker;

import dev.jobwright.runtime.Pacer;
import dev.jobwright.store.ClaimedJob;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Interrupts handlers that run longer than they may, and leaves those behind that do not stop within the grace; gives
 * back what has waited in the window for half a lease.
 */
final class TimeLimits {

    private final AtWork atWork;
    private final Slots slots;
    private final BooleanSupplier idle;
    private final Duration grace;
    private final Duration longestWait;
    private final Nanos nanos;
    private final Consumer<AttemptResult> sink;
    private final Consumer<List<ClaimedJob>> giveBack;
    private final WorkerListener listener;

    /** @param idle whether the worker has been without jobs for a while; it wakes this loop when it has some again */
    TimeLimits(
            AtWork atWork,
            Slots slots,
            BooleanSupplier idle,
            Duration grace,
            Duration lease,
            Nanos nanos,
            Consumer<AttemptResult> sink,
            Consumer<List<ClaimedJob>> giveBack,
            WorkerListener listener) {
        this.atWork = atWork;
        this.slots = slots;
        this.idle = idle;
        this.grace = grace;
        this.longestWait = lease.dividedBy(2);
        this.nanos = nanos;
        this.sink = sink;
        this.giveBack = giveBack;
        this.listener = listener;
    }

    /** Returns how long until it is worth looking again. */
    Duration runOnce() {
        List<ClaimedJob> waitedTooLong = slots.takeOlderThan(nanos.now() - longestWait.toNanos());
        if (!waitedTooLong.isEmpty()) {
            giveBack.accept(waitedTooLong);
        }
        Duration next = idle.getAsBoolean() ? Pacer.UNTIL_WOKEN : longestWait;
        for (RunningHandler handler : atWork.all()) {
            Duration left = handler.timeLeft();
            if (left == null) {
                continue;
            }
            if (left.compareTo(Duration.ZERO) <= 0) {
                handler.stop(RunningHandler.Stop.TIMED_OUT);
                left = left.plus(grace);
                if (left.compareTo(Duration.ZERO) <= 0) {
                    leaveBehind(handler);
                    continue;
                }
            }
            next = left.compareTo(next) < 0 ? left : next;
        }
        return next;
    }

    private void leaveBehind(RunningHandler handler) {
        if (!handler.leaveBehind()) {
            return;
        }
        atWork.leaveBehind(handler);
        listener.on(new WorkerEvent.HandlerLeftBehind(handler.id(), handler.stack(), atWork.leftBehind()));
        sink.accept(new AttemptResult(handler.job(), AttemptRunner.timedOut(handler), handler.ran()));
        slots.replace();
    }
}
