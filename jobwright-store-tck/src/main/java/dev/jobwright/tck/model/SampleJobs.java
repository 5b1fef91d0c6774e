package dev.jobwright.tck.model;

import dev.jobwright.Backoff;
import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.Lane;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.TypeVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Jobs with every option, often enough in each other's way. */
final class SampleJobs {

    private static final List<Backoff> BACKOFFS = List.of(
            Backoff.fixed(Duration.ZERO),
            Backoff.fixed(Duration.ofSeconds(20)),
            Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(20)));

    private final Random random;
    private final InstantSource clock;
    private final List<NewJob> made = new ArrayList<>();

    SampleJobs(Random random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** An id that was inserted; now and then one that nobody has. */
    JobId someId() {
        if (sometimes(20)) {
            return Words.id(9_999);
        }
        int oldest = sometimes(2) ? 0 : Math.max(0, made.size() - 6); // to meet the same job again soon
        return Words.id(oldest + random.nextInt(made.size() - oldest + 1));
    }

    List<NewJob> batch() {
        List<NewJob> batch = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            boolean again = !made.isEmpty() && random.nextInt(15) == 0;
            NewJob job = again ? made.get(random.nextInt(made.size())) : fresh();
            made.add(job);
            batch.add(job);
        }
        return batch;
    }

    private NewJob fresh() {
        TypeVersion type = Words.TYPES.get(random.nextInt(Words.TYPES.size()));
        Instant notBefore = sometimes(6) ? near() : null;
        return new NewJob(
                Words.id(made.size()),
                new Lane(
                        sometimes(4) ? "other" : "default",
                        Words.QUEUES.get(random.nextInt(Words.QUEUES.size())),
                        type.type(),
                        type.version()),
                sometimes(3) ? random.nextInt(5) - 2 : 0,
                sometimes(5) ? near() : null,
                notBefore,
                notBefore == null && sometimes(5) ? Duration.ofMillis(500L * random.nextInt(20)) : null,
                sometimes(5) ? near() : null,
                sometimes(10) ? "wait" : null,
                sometimes(5) ? "k" + random.nextInt(12) : null,
                sometimes(4) ? "c" + random.nextInt(2) : null,
                sometimes(5) ? Map.of("h", "1", "trace", "\u0130\n=;") : Map.of(),
                policy(),
                "{\"n\":" + made.size() + "}");
    }

    private JobPolicy policy() {
        Backoff backoff = BACKOFFS.get(random.nextInt(BACKOFFS.size()));
        return new JobPolicy(
                1 + random.nextInt(4),
                backoff,
                random.nextInt(3),
                sometimes(3) ? Duration.ofMinutes(1) : null,
                Duration.ofDays(7),
                Duration.ofDays(30));
    }

    /** A moment from five seconds ago to fifteen from now, often with more digits than a store keeps. */
    private Instant near() {
        return clock.instant().plusMillis(500L * (random.nextInt(40) - 10)).plusNanos(sometimes(3) ? 1_999 : 0);
    }

    private boolean sometimes(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
