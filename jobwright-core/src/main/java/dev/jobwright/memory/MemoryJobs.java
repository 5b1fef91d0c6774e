package dev.jobwright.memory;

import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.Stats;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.NewJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
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

    private record Key(String namespace, String key) {}

    private final NavigableMap<Long, MemoryJob> bySeq = new TreeMap<>();
    private final Map<JobId, MemoryJob> byId = new HashMap<>();
    private final Map<Key, MemoryJob> byKey = new HashMap<>();
    private final Map<Lane, NavigableSet<MemoryJob>> ready = new TreeMap<>();
    final Timetable timetable = new Timetable();
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
        timetable.addDeadline(job);
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
        timetable.remove(job);
        job.state = to;
        place(job);
    }

    private void place(MemoryJob job) {
        count(job, 1);
        if (job.state == JobState.AVAILABLE) {
            ready(job.body.lane()).add(job);
        } else if (job.state == JobState.SCHEDULED || job.state == JobState.RETRYING) {
            timetable.add(job);
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

    List<Stats.LaneStats> stats(String namespace) {
        return counts().entrySet().stream()
                .filter(lane -> lane.getKey().namespace().equals(namespace))
                .map(lane -> new Stats.LaneStats(lane.getKey(), lane.getValue(), oldestDue(lane.getKey())))
                .toList();
    }

    private @Nullable Instant oldestDue(Lane lane) {
        NavigableSet<MemoryJob> jobs = ready.get(lane);
        return jobs == null
                ? null
                : jobs.stream()
                        .map(job -> job.due)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }
}
