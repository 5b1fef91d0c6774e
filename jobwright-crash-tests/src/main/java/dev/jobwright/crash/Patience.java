package dev.jobwright.crash;

import dev.jobwright.JobQueue;
import dev.jobwright.JobwrightException;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.StoreProvider;
import dev.jobwright.store.StoreProvider.StoreOptions;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What every user of a store that may be away has to do: try again until it answers. Whoever is told to stop tries for a
 * while still, so that nobody outlives a driver and a store that are both gone.
 */
record Patience(CountDownLatch stopped) {

    private static final int PAUSE_MILLIS = 50;
    private static final int MOST_TRIES_WHEN_STOPPED = 400;

    /** @param unsure is called once, when there has been a try of which nobody knows what came of it */
    <T> T untilItAnswers(Supplier<T> call, Runnable unsure) throws InterruptedException {
        boolean first = true;
        for (int late = 0; ; ) {
            try {
                return call.get();
            } catch (StoreUnavailable | OutcomeUnknown e) {
                System.out.println("again, since " + e);
                if (first) {
                    unsure.run();
                }
                first = false;
                late += stopped.getCount() == 0 ? 1 : 0;
                giveUpAfterTooMany(late, e);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static void giveUpAfterTooMany(int late, JobwrightException e) {
        if (late > MOST_TRIES_WHEN_STOPPED) {
            throw e;
        }
    }

    /** @param busyTimeout how long a write waits for a store that is away before it says so */
    JobQueue open(String url, Duration busyTimeout) throws InterruptedException {
        StoreProvider provider = ServiceLoader.load(StoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.serves(url))
                .findFirst()
                .orElseThrow();
        JobStore store = untilItAnswers(() -> provider.open(url, new StoreOptions(false, busyTimeout)), () -> {});
        return JobQueue.builder().store(store).policy(Chore.POLICY).open();
    }
}
