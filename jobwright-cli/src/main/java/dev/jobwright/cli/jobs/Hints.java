package dev.jobwright.cli.jobs;

import dev.jobwright.JobQueue;
import dev.jobwright.JobwrightException;
import dev.jobwright.queue.QueueRuntime;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Pauses between looks at a store: until another process may have changed something, and never for long. */
public final class Hints implements AutoCloseable {

    private final Semaphore hints = new Semaphore(0);
    private final AutoCloseable watch;
    private final LongSupplier nanos;
    private final Duration longest;
    private final long begun;
    private final @Nullable Duration timeout;

    /**
     * @param longest of one pause
     * @param timeout of all pauses, from now on; null for none
     */
    public Hints(JobQueue queue, LongSupplier nanos, Duration longest, @Nullable Duration timeout) {
        this.watch = QueueRuntime.of(queue).store().watch(hints::release);
        this.nanos = nanos;
        this.longest = longest;
        this.begun = nanos.getAsLong();
        this.timeout = timeout;
    }

    /** @return false when the time is over */
    public boolean pause() throws InterruptedException {
        long most = longest.toNanos();
        if (timeout != null) {
            most = Math.min(most, timeout.toNanos() - (nanos.getAsLong() - begun));
        }
        if (most <= 0) {
            return false;
        }
        if (hints.tryAcquire(most, TimeUnit.NANOSECONDS)) {
            hints.drainPermits();
        }
        return true;
    }

    @Override
    public void close() {
        try {
            watch.close();
        } catch (JobwrightException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
