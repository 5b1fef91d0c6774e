package dev.jobwright.worker;

import dev.jobwright.store.TypeVersion;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The settings of a worker.
 *
 * @param name shown with its attempts; several workers may share it
 * @param queues the queues that it serves; empty for all
 * @param slots handlers that run at once
 * @param lease how long its leases last without a renewal
 * @param stopGrace how long {@code close()} lets running handlers go on
 * @param interruptGrace how long an interrupted handler may take to stop
 */
record WorkerConfig(
        String name,
        Map<TypeVersion, Registration<?, ?>> handlers,
        Set<String> queues,
        int slots,
        boolean virtualThreads,
        Duration lease,
        Duration stopGrace,
        Duration interruptGrace,
        WorkerListener listener) {}
