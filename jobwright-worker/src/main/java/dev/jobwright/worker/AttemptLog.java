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

/**
 * The log of one attempt. Texts are written one after the other, whatever the number of threads: whoever follows the log
 * must not see a later one first. Attempts share commits with each other, in the store.
 */
final class AttemptLog {

    private final JobStore store;
    private final RunningAttempt attempt;
    private final LogBudget budget = new LogBudget();
    private final ReentrantLock lock = new ReentrantLock();
    private long texts;

    AttemptLog(JobStore store, RunningAttempt attempt) {
        this.store = store;
        this.attempt = attempt;
    }

    /** Returns when the text is durable. One that fails to be written counts as well: it may be there. */
    void write(LogStream stream, String text) {
        lock.lock();
        try {
            LogAppend append = LogAppend.to(attempt, texts + 1, stream, text);
            budget.take(stream, append.text());
            texts++;
            if (store.append(List.of(append)).get(0) != AppendResult.APPENDED) {
                throw new LeaseLostException("attempt " + attempt.tally().attempt() + " of job " + attempt.id()
                        + " was cancelled or taken away: its log is closed");
            }
        } finally {
            lock.unlock();
        }
    }

    int bytesLeft(LogStream stream) {
        return budget.left(stream);
    }
}
