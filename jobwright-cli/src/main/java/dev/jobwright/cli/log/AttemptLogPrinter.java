package dev.jobwright.cli.log;

import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.LogEntry;
import dev.jobwright.LogStream;
import dev.jobwright.cli.process.Spool;
import dev.jobwright.store.LogQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one attempt writes, read on from where the last look got to: from its spool if it runs here, else the store. */
final class AttemptLogPrinter implements AutoCloseable {

    private final JobQueue queue;
    private final JobId job;
    private final long attempt;
    private final Map<LogStream, LineWriter> sinks;
    private final Map<LogStream, SpoolTail> spools = new EnumMap<>(LogStream.class);
    private @Nullable LogEntry last;

    /** @param sinks where the lines of the streams go that are wanted */
    AttemptLogPrinter(JobQueue queue, JobId job, long attempt, Spool spool, Map<LogStream, LineWriter> sinks) {
        this.queue = queue;
        this.job = job;
        this.attempt = attempt;
        this.sinks = sinks;
        spools.put(LogStream.STDOUT, new SpoolTail(spool.stdout()));
        spools.put(LogStream.STDERR, new SpoolTail(spool.stderr()));
        spools.keySet().retainAll(sinks.keySet());
    }

    /** Prints what has come. */
    void readOn() throws IOException {
        for (Map.Entry<LogStream, SpoolTail> spool : spools.entrySet()) {
            if (spool.getValue().isOpen()) {
                spool.getValue().copy(sink(spool.getKey()));
            }
        }
        List<LogEntry> page;
        do {
            page = queue.log(job, attempt, last, LogQuery.MAX_LIMIT);
            for (LogEntry entry : page) {
                print(entry);
                last = entry;
            }
        } while (page.size() == LogQuery.MAX_LIMIT);
    }

    /** Nothing more will come: a line that was begun is one. */
    void end() {
        sinks.values().forEach(LineWriter::endLine);
    }

    private void print(LogEntry entry) throws IOException {
        LogStream stream = entry.stream();
        SpoolTail spool = spools.get(stream);
        if (!sinks.containsKey(stream) || (spool != null && spool.isOpen())) {
            return;
        }
        // The store has all of it: a spool that is not gone yet would say it again.
        spools.remove(stream);
        byte[] text = entry.text().getBytes(StandardCharsets.UTF_8);
        sink(stream).write(text, text.length);
        if (stream == LogStream.LOG) {
            sink(stream).endLine();
        }
    }

    private LineWriter sink(LogStream stream) {
        return Objects.requireNonNull(sinks.get(stream));
    }

    @Override
    public void close() throws IOException {
        for (SpoolTail spool : spools.values()) {
            spool.close();
        }
    }
}
