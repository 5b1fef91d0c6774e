package dev.jobwright.worker;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The threads that handlers run on: a virtual one for each slot's spell of work, or pooled platform threads. Not
 * bounded here: slots bound how many there are, and a handler that is left behind keeps its thread.
 */
final class SlotThreads implements AutoCloseable {

    private final ThreadFactory factory;
    private final @Nullable ExecutorService pool;

    private SlotThreads(ThreadFactory factory, @Nullable ExecutorService pool) {
        this.factory = factory;
        this.pool = pool;
    }

    static SlotThreads of(boolean virtual) {
        ThreadFactory virtualThreads = virtual ? VirtualThreads.factory("jobwright-slot-") : null;
        if (virtualThreads != null) {
            return new SlotThreads(virtualThreads, null);
        }
        ThreadFactory daemons = body -> {
            Thread thread = new Thread(body, "jobwright-slot");
            thread.setDaemon(true);
            return thread;
        };
        return new SlotThreads(daemons, Executors.newCachedThreadPool(daemons));
    }

    void start(Runnable body) {
        if (pool != null) {
            pool.execute(body);
        } else {
            factory.newThread(body).start();
        }
    }

    /** Lets go of idle threads; ends nothing that runs. */
    @Override
    public void close() {
        if (pool != null) {
            pool.shutdown();
        }
    }
}
