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

/**
 * Inserts a long stream of jobs in lists: while the store writes one, the caller encodes the next. One list is under
 * way and one is being filled, so memory does not grow with the stream.
 */
final class BulkInsert implements AutoCloseable {

    private static final int LIST = 1_000;
    private static final long LIST_CHARS = 1_000_000;

    private final JobStore store;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(body -> {
        Thread thread = new Thread(body, "jobwright-bulk");
        thread.setDaemon(true);
        return thread;
    });
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
        List<NewJob> full = filling;
        long before = insertedSoFar();
        writing = CompletableFuture.supplyAsync(() -> before + insert(full), writer);
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
