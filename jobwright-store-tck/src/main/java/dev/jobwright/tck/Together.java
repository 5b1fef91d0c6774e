package dev.jobwright.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs threads that begin at the same moment. */
final class Together {

    private static final long PATIENCE_SECONDS = 60;
    private static final AtomicLong NONCES = new AtomicLong(1);

    private Together() {}

    /** What one thread does. */
    interface Part {
        void play(int thread) throws Exception;
    }

    /** Plays all parts, and throws what the first of them threw. */
    static void run(int threads, Part part) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(threads);
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                parts.add(executor.submit(() -> {
                    start.countDown();
                    start.await();
                    part.play(thread);
                    return null;
                }));
            }
            for (Future<?> played : parts) {
                played.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
            assertThat(executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    /** A nonce that no other thread has; unlike {@link Contract#newNonce}, safe for all of them. */
    static long nonce() {
        return NONCES.getAndIncrement() * 0x9E37_79B9_7F4A_7C15L;
    }
}
