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
    private static final int LONGEST_KEPT = 32 * 1024;

    private final JobStore store;
    private final RunningAttempt attempt;
    private final LogBudget budget = new LogBudget();
    private final ReentrantLock lock = new ReentrantLock();
    private List<LogAppend> unwritten = List.of();
    private long texts;

    AttemptLog(JobStore store, RunningAttempt attempt) {
        this.store = store;
        this.attempt = attempt;
    }

    /** Returns when the text is durable. One that fails to be written counts as well: it may be there. */
    void write(LogStream stream, String text) {
        lock.lock();
        try {
            take(stream, text);
            List<LogAppend> all = unwritten;
            unwritten = List.of();
            if (store.append(all).contains(AppendResult.LEASE_LOST)) {
                throw new LeaseLostException("attempt " + attempt.tally().attempt() + " of job " + attempt.id()
                        + " was cancelled or taken away: its log is closed");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Keeps the text until the end of the attempt, or until another one is written. */
    void writeAtEnd(LogStream stream, String text) {
        if (text.length() > LONGEST_KEPT) {
            write(stream, text);
            return;
        }
        lock.lock();
        try {
            take(stream, text);
        } finally {
            lock.unlock();
        }
    }

    private void take(LogStream stream, String text) {
        LogAppend append = LogAppend.to(attempt, texts + 1, stream, text);
        budget.take(stream, append.text());
        texts++;
        unwritten = Stream.concat(unwritten.stream(), Stream.of(append)).toList();
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
