package dev.jobwright.cli.log;

import dev.jobwright.Job;
import dev.jobwright.JobQueue;
import dev.jobwright.LogStream;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.jobs.Hints;
import dev.jobwright.cli.jobs.JobLook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints the logs of jobs, once or until the jobs have ended. */
public final class LogPrinter {

    /** Files tell nobody that they have grown. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Surroundings surroundings;
    private final JobQueue queue;
    private final Path spools;
    private final PrintWriter out;
    private final Set<LogStream> streams;
    private final int tail;

    /**
     * @param spools where the output of running commands is
     * @param tail how many lines of each stream to begin with; 0 for all
     */
    public LogPrinter(
            Surroundings surroundings, JobQueue queue, Path spools, PrintWriter out, Set<LogStream> streams, int tail) {
        this.surroundings = surroundings;
        this.queue = queue;
        this.spools = spools;
        this.out = out;
        this.streams = streams;
        this.tail = tail;
    }

    /** What there is now, of this attempt or, when null, of the last. */
    void print(List<Job> jobs, @Nullable Long attempt) throws IOException {
        for (Job job : jobs) {
            Map<LogStream, LineWriter> sinks = sinks(job, jobs.size() > 1);
            try (JobLogPrinter log = new JobLogPrinter(queue, job.id(), attempt, spools, sinks)) {
                log.readOnce();
            }
            sinks.values().forEach(LineWriter::release);
        }
    }

    /** What there is and what comes, until all have ended or nobody reads any more. */
    public void follow(List<Job> jobs) throws IOException, InterruptedException {
        List<JobLogPrinter> logs = new ArrayList<>();
        List<LineWriter> heldBack = new ArrayList<>();
        try (Hints hints = new Hints(queue, surroundings.nanos(), BETWEEN_LOOKS, null)) {
            for (Job job : jobs) {
                Map<LogStream, LineWriter> sinks = sinks(job, jobs.size() > 1);
                heldBack.addAll(sinks.values());
                logs.add(new JobLogPrinter(queue, job.id(), null, spools, sinks));
            }
            boolean more = true;
            while (more) {
                more = false;
                for (JobLogPrinter log : logs) {
                    more |= log.readOn();
                }
                heldBack.forEach(LineWriter::release);
                more = more && !out.checkError() && hints.pause();
            }
        } finally {
            for (JobLogPrinter log : logs) {
                log.close();
            }
        }
    }

    private Map<LogStream, LineWriter> sinks(Job job, boolean tagged) {
        String tag = tagged ? JobLook.name(job) + "\t" : "";
        Map<LogStream, LineWriter> sinks = new EnumMap<>(LogStream.class);
        for (LogStream stream : streams) {
            sinks.put(stream, new LineWriter(out, tag, surroundings.outIsTerminal(), tail));
        }
        return sinks;
    }
}
