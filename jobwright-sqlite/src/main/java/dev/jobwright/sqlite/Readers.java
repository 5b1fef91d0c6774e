package dev.jobwright.sqlite;

import dev.jobwright.Closed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads on threads of its own: a virtual thread inside SQLite would keep its carrier, and with it others, from running.
 * Each reader has its own connection, opened when it is first needed; each read is one snapshot.
 */
final class Readers {

    private static final int THREADS = 2;
    private static final Task<Boolean> END = new Task<>(tx -> Boolean.TRUE);

    /** What is asked for, inside a reading transaction. */
    @FunctionalInterface
    interface Read<T> {
        T read(ReadTransaction tx) throws SQLException;
    }

    private static final class Task<T> {
        final Read<T> read;
        final CompletableFuture<T> answer = new CompletableFuture<>();

        Task(Read<T> read) {
            this.read = read;
        }

        void run(ReadTransaction tx) {
            try {
                answer.complete(tx.run(read));
            } catch (Throwable e) { // whatever it is, it is the caller's
                answer.completeExceptionally(e);
            }
        }
    }

    private final String store;
    private final SqliteFile file;
    private final StoreClock clock;
    private final LinkedBlockingQueue<Task<?>> tasks = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    Readers(String store, SqliteFile file, StoreClock clock) {
        this.store = store;
        this.file = file;
        this.clock = clock;
    }

    <T> T read(Read<T> read) {
        Task<T> task = new Task<>(read);
        synchronized (this) {
            checkOpen();
            if (threads.size() < THREADS && tasks.size() >= threads.size()) {
                threads.add(startThread("jobwright-reader-" + (threads.size() + 1), tasks));
            }
            tasks.add(task);
        }
        return await(task.answer);
    }

    /** As {@link #read}, for what takes long: on a thread and a connection that nobody else waits for. */
    <T> T readAlone(Read<T> read) {
        Task<T> task = new Task<>(read);
        synchronized (this) {
            checkOpen();
            startThread("jobwright-reader-alone", new LinkedBlockingQueue<>(List.of(task, END)));
        }
        return await(task.answer);
    }

    private void checkOpen() {
        if (closed) {
            throw new Closed(store + " is closed");
        }
    }

    private Thread startThread(String name, LinkedBlockingQueue<Task<?>> queue) {
        Thread thread = new Thread(() -> work(queue), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Works until {@link #END}. A connection that cannot be opened is tried again with the next task. */
    private void work(LinkedBlockingQueue<Task<?>> queue) {
        ReadTransaction tx = null;
        try {
            for (Task<?> task = queue.take(); task != END; task = queue.take()) {
                try {
                    tx = tx == null ? new ReadTransaction(file.openReader(), clock) : tx;
                    task.run(tx);
                } catch (SQLException e) {
                    task.answer.completeExceptionally(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does this
        } finally {
            close(tx);
        }
    }

    private static void close(@Nullable ReadTransaction tx) {
        if (tx != null) {
            tx.close();
        }
    }

    private <T> T await(CompletableFuture<T> answer) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException callers) {
                        throw callers;
                    }
                    throw Faults.exception(e.getCause() == null ? e : e.getCause(), store);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void close() {
        List<Thread> ending;
        synchronized (this) {
            closed = true;
            ending = List.copyOf(threads);
            ending.forEach(thread -> tasks.add(END));
        }
        ending.forEach(Threads::join);
    }
}
