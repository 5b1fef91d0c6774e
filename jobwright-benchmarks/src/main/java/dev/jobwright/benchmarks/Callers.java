package dev.jobwright.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many callers at once: on virtual threads where the JVM has them, else on platform threads. */
final class Callers {

    /** What one caller does. */
    interface Caller {
        void call(int number) throws Exception;
    }

    private Callers() {}

    static String kind() {
        return Runtime.version().feature() >= 21 ? "virtual threads" : "platform threads";
    }

    /** Runs so many callers, and returns when all are done. */
    static void run(int callers, Caller body) throws Exception {
        ExecutorService threads = threads();
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                done.add(threads.submit(() -> {
                    body.call(number);
                    return null;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static ExecutorService threads() {
        if (Runtime.version().feature() < 21) {
            return Executors.newCachedThreadPool();
        }
        try {
            // Not named in code that is compiled for 17.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("virtual threads are there, but cannot be made", e);
        }
    }
}
