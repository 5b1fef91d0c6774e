package dev.jobwright.tck.model;

import dev.jobwright.Failure;
import dev.jobwright.InstanceId;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.LogStream;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.store.Change;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.PruneRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Thinks of the next operation, by chance and by what has happened so far. */
final class Generator {

    private static final List<Duration> STEPS = List.of(
            Duration.ZERO,
            Duration.ofNanos(400),
            Duration.ofNanos(1_000),
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            JobStore.DEFAULT_LEASE,
            JobStore.DEFAULT_LEASE.plusNanos(1_000),
            Duration.ofSeconds(60),
            Duration.ofSeconds(-2));

    private static final List<String> QUEUES_SERVED = List.of("q0", "nobody");

    private final Random random;
    private final Duel duel;
    private final SampleJobs jobs;
    private final List<Claimer> claimers = new ArrayList<>();
    private final List<ClaimRequest> requests = new ArrayList<>();
    private final List<Settle.One> settled = new ArrayList<>();
    private List<JobId> steered = List.of();
    private int instances;

    Generator(long seed, Duel duel) {
        this.random = new Random(seed);
        this.duel = duel;
        this.jobs = new SampleJobs(random, duel.clock);
        for (int i = 0; i < 3; i++) {
            claimers.add(newClaimer());
        }
    }

    Op next() {
        int dice = random.nextInt(100);
        if (dice < 22) {
            return new Ops.Insert(jobs.batch());
        } else if (dice < 38) {
            return claim();
        } else if (dice < 58) {
            return settle();
        } else if (dice < 68) {
            return new Ops.Advance(pick(STEPS));
        } else if (dice < 70) {
            return append();
        } else if (dice < 72) {
            return new Ops.Promote(random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 1_000);
        } else if (dice < 75) {
            return new Ops.FindLost(random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1_000);
        } else if (dice < 79) {
            return new Settle.Rescue();
        } else if (dice < 88) {
            return verb();
        } else if (dice < 91) {
            return new Ops.Renew(pick(claimers));
        }
        return rare(dice);
    }

    /** Often to jobs that were steered before: hold and release belong together. */
    private Op verb() {
        if (steered.isEmpty() || random.nextBoolean()) {
            steered = someIds();
        }
        Change change = new Change(pick(List.of(Verb.values())), "grace", random.nextBoolean() ? "" : "why not");
        return new Ops.DoVerb(change, steered);
    }

    private Op rare(int dice) {
        return switch (dice) {
            case 91 -> new Ops.End(replace());
            case 92 -> {
                replace(); // crashed: never heard of again
                yield new Ops.Advance(JobStore.DEFAULT_LEASE.plusSeconds(1));
            }
            case 93 -> new Ops.Find(someIds());
            case 94, 95 -> list();
            case 96 -> new Ops.StatsOf(pick(Words.NAMESPACES));
            case 97 -> new Ops.History(someIds().get(0));
            case 98 -> random.nextInt(3) == 0 ? new Ops.Reopen() : prune();
            default -> new Ops.CompareAll();
        };
    }

    private Op claim() {
        if (!requests.isEmpty() && random.nextInt(5) == 0) {
            ClaimRequest again = requests.get(requests.size() - 1 - random.nextInt(Math.min(4, requests.size())));
            if (claimers.contains(again.claimer())) {
                return new Ops.Claim(again);
            }
        }
        ClaimRequest request = new ClaimRequest(
                pick(claimers),
                random.nextLong(),
                random.nextInt(4) == 0 ? "other" : "default",
                random.nextBoolean() ? Set.of() : new HashSet<>(List.of(pick(Words.QUEUES), pick(QUEUES_SERVED))),
                random.nextBoolean() ? Set.copyOf(Words.TYPES) : Set.of(pick(Words.TYPES)),
                1 + random.nextInt(4));
        requests.add(request);
        return new Ops.Claim(request);
    }

    private Op settle() {
        List<Settle.One> some = new ArrayList<>();
        List<ClaimedJob> attempts = duel.model.attempts;
        if (attempts.isEmpty()) {
            return claim();
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            if (!settled.isEmpty() && random.nextInt(6) == 0) {
                some.add(pick(settled));
                continue;
            }
            int from = random.nextInt(4) == 0 ? 0 : Math.max(0, attempts.size() - 8);
            ClaimedJob claimed = attempts.get(from + random.nextInt(attempts.size() - from));
            Settle.One one = new Settle.One(claimed.token().nonce(), claimed.id(), outcome(), random.nextLong());
            settled.add(one);
            some.add(one);
        }
        return new Settle(some);
    }

    private Outcome outcome() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> new Outcome.Succeeded("{\"n\":" + random.nextInt(3) + "}");
            case 2 -> new Outcome.Succeeded(null);
            case 3, 4 ->
                new Outcome.Failed(
                        new Failure(Failure.EXCEPTION, "java.io.IOException", "no \0 such", "at x"),
                        random.nextInt(5) > 0);
            case 5 -> new Outcome.TimedOut(Failure.of(Failure.TIMEOUT, "too long"));
            case 6 -> new Outcome.Snoozed(Duration.ofSeconds(random.nextInt(4)));
            case 7 -> new Outcome.Snoozed(Duration.ofNanos(random.nextInt(2_000)));
            default -> new Outcome.Released();
        };
    }

    private Op list() {
        JobFilter filter = new JobFilter(
                random.nextBoolean() ? Set.of() : Set.of(pick(List.of(JobState.values()))),
                random.nextInt(3) == 0 ? pick(Words.QUEUES) : null,
                random.nextInt(3) == 0 ? pick(Words.TYPES).type() : null,
                random.nextInt(4) == 0 ? "c0" : null,
                random.nextInt(6) == 0 ? "k1" : null,
                random.nextInt(6) == 0 ? someTimeAgo() : null,
                random.nextInt(6) == 0 ? someTimeAgo() : null);
        JobQuery query =
                new JobQuery(pick(Words.NAMESPACES), filter, null, random.nextBoolean(), 1 + random.nextInt(6));
        return new Ops.ListPage(query, random.nextBoolean() ? null : jobs.someId());
    }

    private Instant someTimeAgo() {
        return duel.clock.instant().minusSeconds(random.nextInt(20));
    }

    /** Often a number that was used before. */
    private Op append() {
        List<ClaimedJob> attempts = duel.model.attempts;
        if (attempts.isEmpty()) {
            return claim();
        }
        ClaimedJob claimed =
                attempts.get(random.nextInt(3) == 0 ? random.nextInt(attempts.size()) : attempts.size() - 1);
        List<LogStream> streams = List.of(LogStream.values());
        return new Append(
                claimed.token().nonce(), claimed.id(), 1 + random.nextInt(5), pick(streams), "t" + random.nextInt(9));
    }

    private Op prune() {
        Set<JobState> ended = random.nextBoolean() ? Set.of() : Set.of(JobState.SUCCEEDED, JobState.CANCELLED);
        JobFilter filter = JobFilter.ALL
                .withStates(ended)
                .withQueue(random.nextInt(4) == 0 ? pick(Words.QUEUES) : null)
                .withCorrelation(random.nextInt(5) == 0 ? "c0" : null)
                .withKey(random.nextInt(6) == 0 ? "k1" : null);
        return new PruneAll(new PruneRequest(
                new UUID(1, random.nextLong()),
                pick(Words.NAMESPACES),
                filter,
                someTimeAgo(),
                null,
                1 + random.nextInt(4),
                random.nextInt(4) == 0,
                "grace"));
    }

    private List<JobId> someIds() {
        List<JobId> ids = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            ids.add(jobs.someId());
        }
        return ids;
    }

    /** One of the claimers goes, and another comes. */
    private Claimer replace() {
        return claimers.set(random.nextInt(claimers.size()), newClaimer());
    }

    private Claimer newClaimer() {
        int n = ++instances;
        return new Claimer(new InstanceId(random.nextLong()), "w" + n, JobStore.DEFAULT_LEASE);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
