package dev.jobwright.worker;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobId;
import dev.jobwright.LeaseLostException;
import dev.jobwright.LeaseToken;
import dev.jobwright.LogStream;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.RunningAttempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A handler at work: what it sees as its context, and what others use to stop it. Interrupts reach its thread only while
 * it is inside the handler, never what the thread does before or after.
 */
final class RunningHandler implements JobContext {

    /** Why a handler was told to stop. */
    enum Stop {
        /** The attempt was cancelled, or taken away. */
        REVOKED,
        /** It ran longer than its {@code maxRunTime}. */
        TIMED_OUT,
        /** The worker stops. */
        WORKER_STOPS
    }

    /** Settles in the handler's own transaction. */
    @FunctionalInterface
    interface Completion {
        /** Returns what was written. */
        Outcome.Succeeded write(RunningHandler running, Connection connection, @Nullable Object result)
                throws SQLException;
    }

    private final ClaimedJob job;
    private final Completion completion;
    private final JobStore store;
    private final LeaseClock leaseClock;
    private final Nanos nanos;
    private final long startedAt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread thread;
    private boolean inside = true;
    private boolean leftBehind;
    private volatile @Nullable Stop stop;
    private volatile Outcome.@Nullable Succeeded completed;

    /** Null until something is logged: most handlers never do. */
    private volatile @Nullable AttemptLog log;

    /** Begins now, on this thread. */
    RunningHandler(ClaimedJob job, Completion completion, JobStore store, LeaseClock leaseClock, Nanos nanos) {
        this.job = job;
        this.completion = completion;
        this.store = store;
        this.leaseClock = leaseClock;
        this.nanos = nanos;
        this.startedAt = nanos.now();
        this.thread = Thread.currentThread();
    }

    ClaimedJob job() {
        return job;
    }

    RunningAttempt running() {
        return job.attempt();
    }

    Duration ran() {
        return Duration.ofNanos(nanos.now() - startedAt);
    }

    /** How long until the attempt has run for as long as it may; null for no limit. */
    @Override
    public @Nullable Duration timeLeft() {
        Duration limit = running().policy().maxRunTime();
        return limit == null ? null : limit.minus(ran());
    }

    @Nullable
    Stop stopReason() {
        return stop;
    }

    /** Tells the handler to stop; the first reason stands. */
    void stop(Stop why) {
        lock.lock();
        try {
            if (stop == null) {
                stop = why;
            }
            if (inside) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The handler has returned or thrown.
     *
     * @return false when it was left behind meanwhile: its outcome is not wanted any more
     */
    boolean leave() {
        lock.lock();
        try {
            inside = false;
            // An interrupt that was meant for the handler must not reach the next one.
            Thread.interrupted();
            return !leftBehind;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives up waiting for the handler.
     *
     * @return false when it has returned after all
     */
    boolean leaveBehind() {
        lock.lock();
        try {
            if (inside) {
                leftBehind = true;
            }
            return inside;
        } finally {
            lock.unlock();
        }
    }

    String stack() {
        return Arrays.stream(thread.getStackTrace())
                .limit(30)
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public JobId id() {
        return job.id();
    }

    @Override
    public String queue() {
        return running().lane().queue();
    }

    @Override
    public long attempt() {
        return running().tally().attempt();
    }

    @Override
    public int run() {
        return running().tally().run();
    }

    @Override
    public int failures() {
        return running().tally().failures();
    }

    @Override
    public boolean isLastAttempt() {
        return failures() + 1 >= running().policy().maxAttempts();
    }

    @Override
    public Instant enqueuedAt() {
        return job.enqueuedAt();
    }

    @Override
    public @Nullable String key() {
        return job.key();
    }

    @Override
    public @Nullable String correlation() {
        return job.correlation();
    }

    @Override
    public Map<String, String> headers() {
        return job.headers();
    }

    @Override
    public String idempotencyKey() {
        return job.id() + "." + run();
    }

    @Override
    public LeaseToken token() {
        return job.token();
    }

    @Override
    public boolean cancelled() {
        return stop != null;
    }

    @Override
    public void complete(Connection connection, @Nullable Object result) throws SQLException {
        ensureOwned();
        if (completed != null) {
            throw new InvalidInput("attempt " + attempt() + " of job " + id() + " was completed before");
        }
        completed = completion.write(this, connection, result);
    }

    /** What the handler has settled in its own transaction; null when it has not. */
    Outcome.@Nullable Succeeded completed() {
        return completed;
    }

    @Override
    public void log(LogStream stream, String text) {
        log().write(stream, text);
    }

    @Override
    public void logAtEnd(LogStream stream, String text) {
        log().writeAtEnd(stream, text);
    }

    /** What is to be written before the outcome. */
    List<LogAppend> logsAtEnd() {
        AttemptLog begun = log;
        return begun == null ? List.of() : begun.atEnd();
    }

    @Override
    public int logBytesLeft(LogStream stream) {
        return log().bytesLeft(stream);
    }

    /** The one log of this attempt, whichever of its threads begins it. */
    private AttemptLog log() {
        lock.lock();
        try {
            if (log == null) {
                log = new AttemptLog(store, running());
            }
            return log;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void ensureOwned() {
        Stop why = stop;
        if (why == Stop.REVOKED || why == Stop.TIMED_OUT) {
            throw new LeaseLostException("attempt " + attempt() + " of job " + id() + " was "
                    + (why == Stop.REVOKED ? "cancelled or taken away" : "out of time"));
        }
        if (leaseClock.mayHaveRunOut()) {
            throw new LeaseLostException("attempt " + attempt() + " of job " + id()
                    + " cannot be sure of its lease: its worker could not renew in time");
        }
    }
}
