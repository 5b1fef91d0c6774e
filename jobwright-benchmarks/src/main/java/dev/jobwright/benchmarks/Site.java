package dev.jobwright.benchmarks;

import dev.jobwright.JobQueue;
import dev.jobwright.benchmarks.postgres.ServerWatch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where one step of a round happens: its folder, its store, and the queue on it, opened when first asked for. */
final class Site implements AutoCloseable {

    private final Store store;
    private final Path dir;
    private final String url;
    private final int seconds;
    private @Nullable JobQueue jobs;
    private @Nullable ServerWatch watch;

    /** @param seconds how long a workload takes that is measured by time */
    Site(Store store, Path dir, String url, int seconds) {
        this.store = store;
        this.dir = dir;
        this.url = url;
        this.seconds = seconds;
    }

    JobQueue jobs() {
        if (jobs == null) {
            jobs = JobQueue.open(url);
        }
        return jobs;
    }

    /** Starts to measure: this process, and the server where there is one. */
    Meter meter() throws SQLException {
        if (store == Store.POSTGRES && watch == null) {
            watch = new ServerWatch(url);
        }
        return new Meter(watch);
    }

    /** Plain JDBC, past any queue. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    String url() {
        return url;
    }

    Path dir() {
        return dir;
    }

    int seconds() {
        return seconds;
    }

    @Override
    public void close() throws SQLException {
        if (jobs != null) {
            jobs.close();
        }
        if (watch != null) {
            watch.close();
        }
    }
}
