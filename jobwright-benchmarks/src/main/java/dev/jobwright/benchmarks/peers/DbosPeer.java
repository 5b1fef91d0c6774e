package dev.jobwright.benchmarks.peers;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.DBOSClient;
import dev.dbos.transact.DBOSClient.EnqueueOptions;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.migrations.MigrationManager;
import dev.dbos.transact.workflow.Queue;
import dev.dbos.transact.workflow.Workflow;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * DBOS Transact: a workflow without steps on a queue without limits, which is polled each 10 ms. There is no bulk call,
 * so many are enqueued by eight threads. Results are kept.
 */
final class DbosPeer implements Peer {

    private static final String QUEUE = "bench";
    private static final String VERSION = "1";
    private static final int CONNECTIONS = 20;
    private static final int ENQUEUERS = 8;

    private final Database database;
    private final DBOSClient client;
    private @Nullable DBOS worker;

    DbosPeer(String url) throws SQLException {
        database = new Database(url, CONNECTIONS);
        if (!database.isTrue("select to_regclass('dbos.workflow_status') is not null")) {
            MigrationManager.runMigrations(config());
        }
        client = new DBOSClient(database.pool());
    }

    private DBOSConfig config() {
        return DBOSConfig.defaults("bench").withDataSource(database.pool()).withAppVersion(VERSION);
    }

    @Override
    public void enqueue(Payload payload) {
        client.enqueueWorkflow(
                new EnqueueOptions("run", NoOps.class.getName(), QUEUE).withAppVersion(VERSION),
                new Object[] {payload.number(), payload.sentAt(), payload.filling()});
    }

    @Override
    public void enqueueAll(Stream<Payload> payloads) throws InterruptedException, ExecutionException {
        Iterator<Payload> left = payloads.iterator();
        ExecutorService threads = Executors.newFixedThreadPool(ENQUEUERS);
        try {
            Callable<Void> enqueuer = () -> {
                for (Payload next = next(left); next != null; next = next(left)) {
                    enqueue(next);
                }
                return null;
            };
            List<Callable<Void>> enqueuers =
                    IntStream.range(0, ENQUEUERS).mapToObj(i -> enqueuer).toList();
            for (Future<Void> each : threads.invokeAll(enqueuers)) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static @Nullable Payload next(Iterator<Payload> left) {
        synchronized (left) {
            return left.hasNext() ? left.next() : null;
        }
    }

    @Override
    public void start(Consumer<Payload> handler) {
        DBOS started = new DBOS(config());
        worker = started;
        started.registerProxy(NoOp.class, new NoOps(handler));
        started.registerQueue(new Queue(QUEUE).withPollingInterval(Duration.ofMillis(10)));
        started.launch();
    }

    @Override
    public boolean isDrained() throws SQLException {
        return database.isTrue(
                "select not exists (select from dbos.workflow_status where status not in ('SUCCESS', 'CANCELLED'))");
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
        client.close();
        database.close();
    }

    /** DBOS wants an interface to put its proxy in front of. */
    public interface NoOp {
        long run(long number, long sentAt, String filling);
    }

    /** Found by its name. */
    public record NoOps(Consumer<Payload> handler) implements NoOp {
        @Override
        @Workflow(name = "run")
        public long run(long number, long sentAt, String filling) {
            handler.accept(new Payload(number, sentAt, filling));
            return number;
        }
    }
}
