package dev.jobwright.runtime;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Randomness, safe for use by many threads. */
public final class SystemRandom {

    private SystemRandom() {}

    /** Fast: for jitter and for ids, which name things and open nothing. */
    public static RandomGenerator fast() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    /** Hard to guess: for lease tokens. */
    public static RandomGenerator secure() {
        return new SecureRandom();
    }
}
