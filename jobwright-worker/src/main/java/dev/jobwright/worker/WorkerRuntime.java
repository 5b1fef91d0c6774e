package dev.jobwright.worker;

import dev.jobwright.runtime.SystemNanos;
import dev.jobwright.runtime.SystemRandom;
import java.util.random.RandomGenerator;

/**
 * Where a worker gets time and randomness from.
 *
 * @param secure for the nonces of leases
 * @param random for the jitter of retries
 */
record WorkerRuntime(Nanos nanos, RandomGenerator secure, RandomGenerator random) {

    static WorkerRuntime system() {
        return new WorkerRuntime(SystemNanos::now, SystemRandom.secure(), SystemRandom.fast());
    }
}
