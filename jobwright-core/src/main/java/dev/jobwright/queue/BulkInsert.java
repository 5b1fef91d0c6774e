package dev.jobwright.queue;

import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.NewJob;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Inserts a long stream of jobs in lists, one after the other: while the store writes them, the caller encodes the
 * next. A few lists are under way and one is being filled, so memory does not grow with the stream.
 */
final class BulkInsert implements AutoCloseable {

    private static final int LIST = 1_000;
    private static final int LISTS_UNDER_WAY = 3;
    private static final long LIST_CHARS = 1_000_000;

    private final JobStore store;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(body -> {
        Thread thread = new Thread(body, "jobwright-bulk");
        thread.setDaemon(true);
        return thread;
    });
    private final Semaphore underWay = new Semaphore(LISTS_UNDER_WAY);
    private List<NewJob> filling = new ArrayList<>(LIST);
    private long chars;
    private CompletableFuture<Long> writing = CompletableFuture.completedFuture(0L);

    BulkInsert(JobStore store) {
        this.store = store;
    }

    void add(NewJob job) {
        filling.add(job);
        chars += job.args().length();
        if (filling.size() == LIST || chars > LIST_CHARS) {
            send();
        }
    }

    private void send() {
        if (writing.isCompletedExceptionally()) {
            insertedSoFar(); // throws: what follows would be encoded in vain
        }
        List<NewJob> full = filling;
        underWay.acquireUninterruptibly();
        writing = writing.thenApplyAsync(before -> before + insert(full), writer)
                .whenComplete((inserted, failure) -> underWay.release());
        filling = new ArrayList<>(LIST);
        chars = 0;
    }

    private long insert(List<NewJob> jobs) {
        return store.insert(jobs).stream()
                .filter(InsertResult.Inserted.class::isInstance)
                .count();
    }

    /** @return how many were inserted */
    long finish() {
        return insertedSoFar() + (filling.isEmpty() ? 0 : insert(filling));
    }

    private long insertedSoFar() {
        try {
            return writing.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
