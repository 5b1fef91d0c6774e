package dev.jobwright.cli;

import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobQueue;
import java.nio.file.Path;
import java.util.List;

/** Looks into the store of a {@link Cli}. */
public final class Store {

    private final Path folder;

    public Store(Path folder) {
        this.folder = folder;
    }

    public Job job(String key) {
        try (JobQueue queue = JobQueue.open("jdbc:sqlite:" + folder.resolve("jobs.db"))) {
            return queue.list(JobFilter.ALL.withKey(key), null, 1).get(0);
        }
    }

    /** The log of a job: stream, attempt and text of each entry. */
    public List<String> log(String key) {
        try (JobQueue queue = JobQueue.open("jdbc:sqlite:" + folder.resolve("jobs.db"))) {
            Job job = queue.list(JobFilter.ALL.withKey(key), null, 1).get(0);
            return queue.log(job.id(), null, null, 500).stream()
                    .map(entry -> entry.stream().word() + " " + entry.attempt() + " " + entry.text())
                    .toList();
        }
    }
}
