package dev.jobwright.worker;

import dev.jobwright.LeaseLostException;
import dev.jobwright.LogBudget;
import dev.jobwright.LogStream;
import dev.jobwright.store.AppendResult;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.RunningAttempt;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The log of one attempt. Texts are written one after the other, whatever the number of threads: whoever follows the log
 * must not see a later one first. Attempts share commits with each other, in the store.
 */
final class AttemptLog {

    /** In characters: many attempts may end at the same time. */
    private static final int MOST_KEPT = 32 * 1024;

    private final JobStore store;
    private final RunningAttempt attempt;
    private final LogBudget budget = new LogBudget();
    private final ReentrantLock lock = new ReentrantLock();
    private List<LogAppend> unwritten = List.of();
    private int kept;
    private long texts;

    AttemptLog(JobStore store, RunningAttempt attempt) {
        this.store = store;
        this.attempt = attempt;
    }

    /**
     * Returns when the text is durable, and what was kept with it. One that fails to be written counts as well: it may be
     * there. What was kept stays so then; writing it again is harmless.
     */
    void write(LogStream stream, String text) {
        lock.lock();
        try {
            if (store.append(unwrittenAnd(stream, text)).contains(AppendResult.LEASE_LOST)) {
                throw new LeaseLostException("attempt " + attempt.tally().attempt() + " of job " + attempt.id()
                        + " was cancelled or taken away: its log is closed");
            }
            unwritten = List.of();
            kept = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the text until the end of the attempt, or until another one is written. */
    void writeAtEnd(LogStream stream, String text) {
        lock.lock();
        try {
            if (kept + text.length() > MOST_KEPT) {
                write(stream, text);
            } else {
                unwritten = unwrittenAnd(stream, text);
                kept += text.length();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<LogAppend> unwrittenAnd(LogStream stream, String text) {
        LogAppend append = LogAppend.to(attempt, texts + 1, stream, text);
        budget.take(stream, append.text());
        texts++;
        return Stream.concat(unwritten.stream(), Stream.of(append)).toList();
    }

    /** What was kept: to be written by whoever asks. */
    List<LogAppend> atEnd() {
        lock.lock();
        try {
            return unwritten;
        } finally {
            lock.unlock();
        }
    }

    int bytesLeft(LogStream stream) {
        return budget.left(stream);
    }
}
