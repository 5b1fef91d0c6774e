package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where one step of a round happens: its folder, its store, and the queue on it, opened when first asked for. */
final class Site implements AutoCloseable {

    private final Store store;
    private final Path dir;
    private final int seconds;
    private @Nullable JobQueue jobs;

    /** @param seconds how long a workload takes that is measured by time */
    Site(Store store, Path dir, int seconds) {
        this.store = store;
        this.dir = dir;
        this.seconds = seconds;
    }

    JobQueue jobs() {
        if (jobs == null) {
            jobs = JobQueue.open(url());
        }
        return jobs;
    }

    String url() {
        return store.url(dir);
    }

    Path dir() {
        return dir;
    }

    int seconds() {
        return seconds;
    }

    @Override
    public void close() {
        if (jobs != null) {
            jobs.close();
        }
    }
}
