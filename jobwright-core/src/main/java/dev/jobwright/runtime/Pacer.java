package dev.jobwright.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one class that sleeps: runs a loop's {@code runOnce} on a daemon thread of its own, for as long as the loop says,
 * or until it is woken. A wake during a run makes the next one follow at once.
 */
public final class Pacer implements AutoCloseable {

    /** What a loop returns when only a wake can give it something to do. */
    public static final Duration UNTIL_WOKEN = Duration.ofNanos(Long.MAX_VALUE);

    private static final System.Logger LOG = System.getLogger(Pacer.class.getName());
    private static final Duration AFTER_A_DEFECT = Duration.ofSeconds(1);

    private final Supplier<Duration> loop;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean started;
    private boolean woken;
    private boolean closed;

    /** @param loop runs once and returns how long until it wants to run again */
    public Pacer(String name, Supplier<Duration> loop) {
        this.loop = loop;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        lock.lock();
        try {
            if (!started && !closed) {
                started = true;
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Runs the loop now, or again if it runs just now. */
    public void wake() {
        lock.lock();
        try {
            if (!woken) {
                woken = true;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!isClosed()) {
            sleep(runLoop());
        }
    }

    private Duration runLoop() {
        try {
            return loop.get();
        } catch (RuntimeException | Error e) {
            // A loop that dies would leave its jobs where they are for ever.
            LOG.log(System.Logger.Level.ERROR, thread.getName() + " failed; it goes on in 1 s", e);
            return AFTER_A_DEFECT;
        }
    }

    private void sleep(Duration pause) {
        lock.lock();
        try {
            long nanos = pause.toNanos();
            while (!woken && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
        } catch (InterruptedException e) {
            // Nobody but us knows this thread; an interrupt is as good as a wake.
            Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a run that is under way end, and waits for it. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
            if (!started) {
                return;
            }
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() != thread) {
            joinUninterruptibly();
        }
    }

    private void joinUninterruptibly() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                TimeUnit.SECONDS.timedJoin(thread, 60);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
