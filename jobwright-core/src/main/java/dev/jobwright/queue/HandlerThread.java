package dev.jobwright.queue;

/** Knows which threads run handlers just now. */
public final class HandlerThread {

    private static final ThreadLocal<Boolean> RUNNING = new ThreadLocal<>();

    private HandlerThread() {}

    /** Runs a body that runs one handler after the other. */
    public static void run(Runnable body) {
        RUNNING.set(Boolean.TRUE);
        try {
            body.run();
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
