package dev.jobwright.cli.log;

import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.LogStream;
import dev.jobwright.cli.process.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a job writes: its last attempt, and those that follow. */
final class JobLogPrinter implements AutoCloseable {

    private final JobQueue queue;
    private final JobId job;
    private final Path spools;
    private final Map<LogStream, LineWriter> sinks;
    private long attempt;
    private @Nullable AttemptLogPrinter open;

    /**
     * @param attempt the first attempt to print; null for the last that there is
     * @param spools where the output of running commands is
     */
    JobLogPrinter(JobQueue queue, JobId job, @Nullable Long attempt, Path spools, Map<LogStream, LineWriter> sinks) {
        this.queue = queue;
        this.job = job;
        this.attempt = attempt == null ? 0 : attempt;
        this.spools = spools;
        this.sinks = sinks;
    }

    /** Prints what has come of one attempt. */
    void readOnce() throws IOException {
        Optional<Job> found = queue.find(job);
        if (found.isPresent() && found.get().tally().attempt() > 0) {
            open(found.get()).readOn();
            open(found.get()).end();
        }
    }

    /** Prints what has come since the last time. @return whether more may come */
    boolean readOn() throws IOException {
        Optional<Job> found = queue.find(job);
        if (found.isEmpty()) {
            return false;
        }
        Job now = found.get();
        while (now.tally().attempt() > 0) {
            AttemptLogPrinter log = open(now);
            log.readOn();
            boolean runs =
                    now.state() == JobState.RUNNING && attempt == now.tally().attempt();
            if (runs) {
                return true;
            }
            log.end();
            if (attempt == now.tally().attempt()) {
                break;
            }
            log.close();
            open = null;
            attempt++;
        }
        return !now.state().isTerminal();
    }

    private AttemptLogPrinter open(Job now) {
        if (open == null) {
            attempt = attempt == 0 ? now.tally().attempt() : attempt;
            open = new AttemptLogPrinter(queue, job, attempt, Spool.of(spools, job, attempt), sinks);
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
