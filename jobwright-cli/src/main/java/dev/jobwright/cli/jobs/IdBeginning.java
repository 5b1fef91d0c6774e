package dev.jobwright.cli.jobs;

import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.store.JobQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of an id, which is the time when Jobwright made it: the jobs that were enqueued about then are looked
 * through. Ids that the caller made are found among the latest jobs only.
 */
final class IdBeginning {

    private static final int SHORTEST = 6;
    /** Hexadecimal digits of an id that are its time, in milliseconds. */
    private static final int TIME_DIGITS = 12;

    private static final Duration FROM_ID_TO_ENQUEUE = Duration.ofMinutes(1);
    private static final int MOST_PAGES = 40;

    private final String beginning;

    IdBeginning(String beginning) {
        this.beginning = beginning;
    }

    static boolean isOne(String text) {
        return text.matches("[0-9a-f-]{" + SHORTEST + ",36}");
    }

    /** @throws InvalidInput when it begins the ids of several jobs */
    Optional<Job> find(JobQueue queue) {
        List<Job> fitting = new ArrayList<>();
        add(fitting, queue.listNewest(JobFilter.ALL, null, JobQuery.MAX_LIMIT));
        String digits = beginning.replace("-", "");
        String time = digits.substring(0, Math.min(digits.length(), TIME_DIGITS));
        Instant earliest = time(time, '0');
        Instant latest = time(time, 'f').plus(FROM_ID_TO_ENQUEUE);
        JobFilter since = JobFilter.ALL.withEnqueuedSince(earliest);
        Long last = null;
        for (int pages = 0; fitting.size() < 2; pages++) {
            if (pages == MOST_PAGES) {
                throw new InvalidInput("too many jobs were enqueued in the time that '" + beginning
                        + "' stands for: give more of the id, or the job's key");
            }
            List<Job> page = queue.list(since, last, JobQuery.MAX_LIMIT);
            add(fitting, page);
            if (page.size() < JobQuery.MAX_LIMIT
                    || page.get(page.size() - 1).enqueuedAt().isAfter(latest)) {
                break;
            }
            last = page.get(page.size() - 1).seq();
        }
        if (fitting.size() > 1) {
            throw new InvalidInput(
                    "'" + beginning + "' begins the ids of several jobs: give more of it, or the job's key");
        }
        return fitting.stream().findFirst();
    }

    private void add(List<Job> fitting, List<Job> page) {
        for (Job job : page) {
            JobId id = job.id();
            if (id.toString().startsWith(beginning)
                    && fitting.stream().noneMatch(known -> known.id().equals(id))) {
                fitting.add(job);
            }
        }
    }

    private static Instant time(String digits, char fill) {
        String all = digits + String.valueOf(fill).repeat(TIME_DIGITS - digits.length());
        return Instant.ofEpochMilli(Long.parseLong(all, 16));
    }
}
