package dev.jobwright.queue;

import java.util.function.Supplier;

/** Knows which threads run a handler just now. */
public final class HandlerThread {

    private static final ThreadLocal<Boolean> RUNNING = new ThreadLocal<>();

    private HandlerThread() {}

    /** Calls the body as a handler's. */
    public static <T> T call(Supplier<T> body) {
        RUNNING.set(Boolean.TRUE);
        try {
            return body.get();
        } finally {
            RUNNING.remove();
        }
    }

    static void refuseToWait() {
        if (RUNNING.get() != null) {
            throw new IllegalStateException("a handler may not wait for another job: when every slot waits, nothing "
                    + "runs. End this job and let another one go on, or wait outside handlers");
        }
    }
}
