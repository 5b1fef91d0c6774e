package dev.jobwright.memory;

import dev.jobwright.JobState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Jobs to which something happens by time alone: their time comes, or their start deadline passes. */
final class Timetable {

    private static final Comparator<MemoryJob> BY_NOT_BEFORE = Comparator.comparing(
                    (MemoryJob job) -> job.gates.notBefore(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingLong(job -> job.seq);

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

    /** Scheduled and retrying jobs. */
    private final NavigableSet<MemoryJob> timed = new TreeSet<>(BY_NOT_BEFORE);

    private final NavigableSet<Deadline> deadlines = new TreeSet<>();

    void addDeadline(MemoryJob job) {
        Instant startBy = job.startBy();
        if (startBy != null) {
            deadlines.add(new Deadline(startBy, job));
        }
    }

    void add(MemoryJob job) {
        timed.add(job);
    }

    void remove(MemoryJob job) {
        timed.remove(job);
    }

    List<MemoryJob> due(Instant now, int max) {
        return timed.stream()
                .takeWhile(job -> job.gates.state(now) == JobState.AVAILABLE)
                .limit(max)
                .toList();
    }

    /** Each is told of once. */
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

    /** When the next job is due or expires; null when none is to. */
    @Nullable
    Instant nextTime() {
        Instant due = timed.isEmpty() ? null : timed.first().gates.notBefore();
        while (!deadlines.isEmpty() && !deadlines.first().counts()) {
            deadlines.pollFirst();
        }
        Instant expires = deadlines.isEmpty() ? null : deadlines.first().startBy();
        return due == null || (expires != null && expires.isBefore(due)) ? expires : due;
    }
}
