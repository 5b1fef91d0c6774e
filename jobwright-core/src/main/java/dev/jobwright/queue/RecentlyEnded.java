package dev.jobwright.queue;

import dev.jobwright.JobId;
import dev.jobwright.queue.Signals.Ended;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that ended in this process a moment ago: for those who enqueue a job, and begin to wait just after it has ended.
 * Bounded in number and time, since another process may retry a job at any time.
 */
final class RecentlyEnded {

    private static final int MOST = 8_192;
    private static final int LONGEST_RESULT = 4_096;
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();

    private record Entry(Ended job, long at) {}

    private final Map<JobId, Entry> entries = new LinkedHashMap<>();
    private final LongSupplier nanos;

    RecentlyEnded(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void add(List<Ended> jobs) {
        long now = nanos.getAsLong();
        for (Ended job : jobs) {
            String result = job.result();
            if (result == null || result.length() <= LONGEST_RESULT) {
                entries.remove(job.id()); // so that the newest stands last
                entries.put(job.id(), new Entry(job, now));
            }
        }
        Iterator<Entry> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            boolean old = now - oldest.next().at > MOMENT;
            if (!old && entries.size() <= MOST) {
                break;
            }
            oldest.remove();
        }
    }

    synchronized void forget(List<JobId> jobs) {
        jobs.forEach(entries::remove);
    }

    synchronized void forgetAll() {
        entries.clear();
    }

    synchronized @Nullable Ended get(JobId id) {
        Entry entry = entries.get(id);
        return entry == null || nanos.getAsLong() - entry.at > MOMENT ? null : entry.job;
    }
}
