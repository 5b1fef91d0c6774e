package dev.jobwright.worker;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many jobs this worker has, and how many more it should take: its free slots, and a window of about 20 ms of work
 * at the pace that was measured. Slow work has no window: what it would hold here, another worker could run.
 */
final class Load {

    private static final long WINDOW_NANOS = 20_000_000;
    private static final int LARGEST_WINDOW = 4_000;
    private static final long MEASURE_NANOS = 5_000_000;

    private final int slots;
    private final Nanos nanos;
    private final AtomicInteger held = new AtomicInteger();
    private long measuredSince;
    private int settledSince;
    private volatile int window;

    Load(int slots, Nanos nanos) {
        this.slots = slots;
        this.nanos = nanos;
        this.measuredSince = nanos.now();
    }

    void claimed(int jobs) {
        held.addAndGet(jobs);
    }

    /** Called by the one thread that settles. */
    void settled(int jobs) {
        held.addAndGet(-jobs);
        settledSince += jobs;
        long now = nanos.now();
        long passed = now - measuredSince;
        if (passed >= MEASURE_NANOS) {
            long atThisPace = settledSince * WINDOW_NANOS / passed;
            long smoothed = (window + atThisPace) / 2;
            // A pace below one slot's worth says that the slots alone are window enough.
            window = (int) Math.min(smoothed, LARGEST_WINDOW);
            settledSince = 0;
            measuredSince = now;
        }
    }

    int held() {
        return held.get();
    }

    /** How many jobs a claim should ask for; 0 to wait until more room makes it worth while. */
    int room() {
        int now = window;
        int free = slots + 2 * now - held.get();
        boolean worthWhile = held.get() <= now || free >= Math.max(1, now / 4);
        return worthWhile ? Math.max(0, free) : 0;
    }
}
