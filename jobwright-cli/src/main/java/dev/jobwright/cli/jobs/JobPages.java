package dev.jobwright.cli.jobs;

import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobQueue;
import dev.jobwright.Stats;
import dev.jobwright.store.JobQuery;
import java.util.List;
import java.util.function.Consumer;

/** The jobs that fit a filter, page by page: memory does not grow with the list. */
public final class JobPages {

    private final JobQueue queue;
    private final JobFilter filter;

    public JobPages(JobQueue queue, JobFilter filter) {
        this.queue = queue;
        this.filter = filter;
    }

    /** In enqueue order. */
    public void forEach(Consumer<List<Job>> sink) {
        read(false, Long.MAX_VALUE, sink);
    }

    /** At most so many, from the first enqueued or from the latest on. */
    public void read(boolean newestFirst, long limit, Consumer<List<Job>> sink) {
        Long last = null;
        long left = limit;
        while (left > 0) {
            int size = (int) Math.min(left, JobQuery.MAX_LIMIT);
            List<Job> page = newestFirst ? queue.listNewest(filter, last, size) : queue.list(filter, last, size);
            sink.accept(page);
            if (page.size() < size) {
                return;
            }
            left -= size;
            last = page.get(size - 1).seq();
        }
    }

    /** How many there are: from the counters where they know, else by looking at all. */
    public long count() {
        boolean counted = filter.correlation() == null && filter.key() == null && !filter.namesATime();
        if (counted) {
            return count(queue.stats());
        }
        long[] sum = {0};
        forEach(page -> sum[0] += page.size());
        return sum[0];
    }

    private long count(Stats stats) {
        return stats.lanes().stream()
                .filter(lane -> filter.queue() == null
                        || filter.queue().equals(lane.lane().queue()))
                .filter(lane -> filter.type() == null
                        || filter.type().equals(lane.lane().type()))
                .flatMap(lane -> lane.counts().entrySet().stream())
                .filter(entry -> filter.states().isEmpty() || filter.states().contains(entry.getKey()))
                .mapToLong(entry -> entry.getValue())
                .sum();
    }
}
