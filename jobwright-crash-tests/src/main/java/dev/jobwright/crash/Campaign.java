package dev.jobwright.crash;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long a siege goes on: until so many processes have been killed, and so much time has passed.
 *
 * @param kills with pauses of workers and harm to the store among them
 */
public record Campaign(int kills, Duration atLeast) {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int PRODUCER_PAUSE_MILLIS = 15;
    private static final int KILLS_PER_PAUSE = 6;
    private static final int KILLS_PER_HARM = 2;

    /** What the system properties say, which the README lists. */
    public static Campaign ofProperties(int defaultKills) {
        return new Campaign(
                Integer.getInteger("jobwright.crash.kills", defaultKills),
                Duration.ofMinutes(Integer.getInteger("jobwright.crash.minutes", 0)));
    }

    /** Two producers and two workers, from their start to the verdict. */
    public Verdict fight(Ground ground, Path dir, long seed) throws Exception {
        System.out.println("seed " + seed + ", " + this + ", in " + dir);
        long until = System.nanoTime() + atLeast.toNanos();
        try (Siege siege = new Siege(ground, dir, seed, LEASE, PRODUCER_PAUSE_MILLIS).begin(2, 2)) {
            for (int i = 1; i <= kills || System.nanoTime() - until < 0; i++) {
                siege.killOne();
                if (i % KILLS_PER_HARM == 0) {
                    siege.harm();
                }
                if (i % KILLS_PER_PAUSE == 0) {
                    siege.pauseOne();
                }
            }
            Verdict verdict = siege.end();
            System.out.println(siege.summary() + "; " + verdict);
            return verdict;
        }
    }
}
