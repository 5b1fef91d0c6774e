package dev.jobwright.benchmarks;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts durations in buckets that are at most 1.6 % wide; many threads may record. */
final class Latencies {

    private static final int FINE_BITS = 6;
    private static final int FINE = 1 << FINE_BITS;

    private final AtomicLongArray buckets = new AtomicLongArray((64 - FINE_BITS) * FINE);
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();

    void record(long nanos) {
        long value = Math.max(nanos, 0);
        buckets.incrementAndGet(bucket(value));
        count.incrementAndGet();
        longest.accumulateAndGet(value, Math::max);
    }

    long count() {
        return count.get();
    }

    /** @param part from 0 to 1; 1 gives the longest, exactly */
    double millis(double part) {
        if (part >= 1) {
            return longest.get() / 1e6;
        }
        long wanted = (long) Math.ceil(part * count.get());
        long seen = 0;
        for (int i = 0; i < buckets.length(); i++) {
            seen += buckets.get(i);
            if (seen >= wanted && seen > 0) {
                return Math.min(end(i), longest.get()) / 1e6;
            }
        }
        return 0;
    }

    /** Values below 64 have a bucket each; above, each power of two is cut in 64. */
    private static int bucket(long value) {
        int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(value) - FINE_BITS - 1);
        return shift * FINE + (int) (value >>> shift);
    }

    private static long end(int bucket) {
        if (bucket < 2 * FINE) {
            return bucket;
        }
        int shift = bucket / FINE - 1;
        return (((long) (bucket % FINE) + FINE + 1) << shift) - 1;
    }
}
