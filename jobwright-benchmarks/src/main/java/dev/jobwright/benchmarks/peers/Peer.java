package dev.jobwright.benchmarks.peers;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Another job queue, opened on a database of its own: made ready to enqueue, and its tables are there. */
public interface Peer extends AutoCloseable {

    /** Returns when the job is durable. */
    void enqueue(Payload payload) throws Exception;

    /** As its documentation says that many are enqueued. Returns when all are durable. */
    void enqueueAll(Stream<Payload> payloads) throws Exception;

    /** Starts the one worker of this process. */
    void start(Consumer<Payload> handler) throws Exception;

    /** Whether the end of every job has been committed. Cheap, but a query. */
    boolean isDrained() throws SQLException;

    @Override
    void close();
}
