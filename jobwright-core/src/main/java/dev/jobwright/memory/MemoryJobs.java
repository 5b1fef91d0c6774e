package dev.jobwright.memory;

import dev.jobwright.InstanceId;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.JobFacts;
import dev.jobwright.store.NewJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands where: the jobs, and the orders in which they are looked for. */
final class MemoryJobs {

    private static final Comparator<MemoryJob> BY_NOT_BEFORE = Comparator.comparing(
                    (MemoryJob job) -> job.gates.notBefore(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingLong(job -> job.seq);

    private record Key(String namespace, String key) {}

    /** A start deadline, which may have lost its meaning when it comes. */
    private record Deadline(Instant startBy, MemoryJob job) implements Comparable<Deadline> {
        private static final Comparator<Deadline> ORDER =
                Comparator.comparing(Deadline::startBy).thenComparingLong(deadline -> deadline.job.seq);

        @Override
        public int compareTo(Deadline other) {
            return ORDER.compare(this, other);
        }

        boolean counts() {
            return job.state.isWaiting() && job.startBy() != null;
        }
    }

    private final Map<InstanceId, MemoryInstance> instances = new HashMap<>();
    final Map<Long, MemoryLease> leases = new LinkedHashMap<>();
    private final NavigableMap<Long, MemoryJob> bySeq = new TreeMap<>();
    private final Map<JobId, MemoryJob> byId = new HashMap<>();
    private final Map<Key, MemoryJob> byKey = new HashMap<>();
    private final Map<Lane, NavigableSet<MemoryJob>> ready = new TreeMap<>();
    private final NavigableSet<MemoryJob> timed = new TreeSet<>(BY_NOT_BEFORE);
    private final NavigableSet<Deadline> deadlines = new TreeSet<>();
    private final Map<Lane, Map<JobState, Long>> counts = new TreeMap<>();
    private long lastSeq;

    /** Never given twice, whatever was pruned. */
    long nextSeq() {
        return ++lastSeq;
    }

    @Nullable
    MemoryJob bySeq(long seq) {
        return bySeq.get(seq);
    }

    @Nullable
    MemoryJob byId(JobId id) {
        return byId.get(id);
    }

    @Nullable
    MemoryJob byIdOrKey(NewJob job) {
        MemoryJob same = byId.get(job.id());
        return same != null || job.key() == null
                ? same
                : byKey.get(new Key(job.lane().namespace(), job.key()));
    }

    void add(MemoryJob job, JobState state) {
        bySeq.put(job.seq, job);
        byId.put(job.body.id(), job);
        if (job.body.key() != null) {
            byKey.put(new Key(job.body.lane().namespace(), job.body.key()), job);
        }
        Instant startBy = job.startBy();
        if (startBy != null) {
            deadlines.add(new Deadline(startBy, job));
        }
        job.state = state;
        place(job);
    }

    /** Removes a job that has ended, and so stands nowhere else. */
    void remove(MemoryJob job) {
        count(job, -1);
        bySeq.remove(job.seq);
        byId.remove(job.body.id());
        if (job.body.key() != null) {
            byKey.remove(new Key(job.body.lane().namespace(), job.body.key()));
        }
    }

    void move(MemoryJob job, JobState to) {
        count(job, -1);
        if (job.state == JobState.AVAILABLE) {
            ready(job.body.lane()).remove(job);
        }
        timed.remove(job);
        job.state = to;
        place(job);
    }

    private void place(MemoryJob job) {
        count(job, 1);
        if (job.state == JobState.AVAILABLE) {
            ready(job.body.lane()).add(job);
        } else if (job.state == JobState.SCHEDULED || job.state == JobState.RETRYING) {
            timed.add(job);
        }
    }

    private NavigableSet<MemoryJob> ready(Lane lane) {
        return ready.computeIfAbsent(lane, l -> new TreeSet<>(MemoryJob.CLAIM_ORDER));
    }

    private void count(MemoryJob job, long delta) {
        counts.computeIfAbsent(job.body.lane(), lane -> new EnumMap<>(JobState.class))
                .merge(job.state, delta, (a, b) -> a + b == 0 ? null : a + b);
    }

    /** Jobs that this claim could take, in claim order: more than it may take, since some may have to expire. */
    List<MemoryJob> available(ClaimRequest request) {
        List<MemoryJob> first = new ArrayList<>();
        ready.forEach((lane, jobs) -> {
            if (request.serves(lane)) {
                int taken = 0;
                for (MemoryJob job : jobs) {
                    first.add(job);
                    if (job.startBy() == null && ++taken == request.max()) {
                        break;
                    }
                }
            }
        });
        first.sort(MemoryJob.CLAIM_ORDER);
        return first;
    }

    /** The instance, known from now on. */
    MemoryInstance known(Claimer claimer) {
        return instances.computeIfAbsent(claimer.instance(), id -> new MemoryInstance());
    }

    /** Forgets the instance, whose leases are lost from now on. Whether it was known. */
    boolean end(InstanceId id) {
        MemoryInstance ended = instances.remove(id);
        if (ended != null) {
            ended.ended = true;
        }
        return ended != null;
    }

    /** When the first of the leases that are not lost runs out; null when there is none. */
    @Nullable
    Instant nextLeaseEnd(Instant now) {
        return leases.values().stream()
                .filter(lease -> !lease.isLost(now))
                .map(MemoryLease::end)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    List<MemoryJob> due(Instant now, int max) {
        return timed.stream()
                .takeWhile(job -> job.gates.state(now) == JobState.AVAILABLE)
                .limit(max)
                .toList();
    }

    List<MemoryJob> startDeadlinePassed(Instant now, int max) {
        List<MemoryJob> passed = new ArrayList<>();
        while (passed.size() < max && !deadlines.isEmpty()) {
            Deadline first = deadlines.first();
            if (first.counts() && !first.job.startDeadlinePassed(now)) {
                break;
            }
            deadlines.remove(first);
            if (first.counts()) {
                passed.add(first.job);
            }
        }
        return passed;
    }

    /** When the next job is due or expires. */
    @Nullable
    Instant nextTime() {
        Instant due = timed.isEmpty() ? null : timed.first().gates.notBefore();
        while (!deadlines.isEmpty() && !deadlines.first().counts()) {
            deadlines.pollFirst();
        }
        Instant expires = deadlines.isEmpty() ? null : deadlines.first().startBy();
        return due == null || (expires != null && expires.isBefore(due)) ? expires : due;
    }

    Stream<MemoryJob> inOrder(@Nullable Long after, boolean newestFirst) {
        if (newestFirst) {
            return (after == null ? bySeq : bySeq.headMap(after, false)).descendingMap().values().stream();
        }
        return (after == null ? bySeq : bySeq.tailMap(after, false)).values().stream();
    }

    Map<Lane, Map<JobState, Long>> counts() {
        Map<Lane, Map<JobState, Long>> copy = new TreeMap<>();
        counts.forEach((lane, states) -> copy.put(lane, new EnumMap<>(states)));
        return copy;
    }

    @Nullable
    Instant oldestDue(Lane lane) {
        NavigableSet<MemoryJob> jobs = ready.get(lane);
        return jobs == null
                ? null
                : jobs.stream()
                        .map(job -> job.due)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    JobFacts facts(MemoryJob job) {
        return new JobFacts(
                job.body.id(),
                job.seq,
                job.body.lane(),
                List.of(job.state),
                true, // a lease holds on to its instance
                job.tally,
                job.ended.stream().map(ended -> ended.attempt().number()).toList(),
                job.enqueuedAt,
                job.finishedAt,
                job.body.policy());
    }
}
