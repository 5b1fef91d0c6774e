package dev.jobwright.benchmarks.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** db-scheduler: lock-and-fetch (0.5, 1.0), 50 threads, a poll each 100 ms, immediate execution, JSON. */
final class DbScheduler implements Peer {

    private static final TaskDescriptor<Payload> NO_OP = TaskDescriptor.of("no-op", Payload.class);
    private static final int THREADS = 50;
    private static final int CONNECTIONS = THREADS + 4;

    private final Database database;
    private SchedulerClient client;
    private @Nullable Scheduler scheduler;

    DbScheduler(String url) throws SQLException, IOException {
        database = new Database(url, CONNECTIONS);
        database.createTables("scheduled_tasks", DbScheduler.class, "db-scheduler.sql");
        client = SchedulerClient.Builder.create(database.pool())
                .serializer(new Json())
                .build();
    }

    @Override
    public void enqueue(Payload payload) {
        client.scheduleIfNotExists(instance(payload), Instant.now());
    }

    @Override
    public void enqueueAll(Stream<Payload> payloads) {
        client.scheduleBatch(payloads.<TaskInstance<?>>map(DbScheduler::instance), Instant.now());
    }

    private static TaskInstance<Payload> instance(Payload payload) {
        return NO_OP.instance(String.valueOf(payload.number())).data(payload).build();
    }

    @Override
    public void start(Consumer<Payload> handler) {
        Scheduler started = Scheduler.create(
                        database.pool(),
                        Tasks.oneTime(NO_OP).execute((instance, context) -> handler.accept(instance.getData())))
                .serializer(new Json())
                .threads(THREADS)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofMillis(100))
                .enableImmediateExecution()
                .build();
        started.start();
        scheduler = started;
        client = started;
    }

    /** It deletes what has succeeded. */
    @Override
    public boolean isDrained() throws SQLException {
        return database.isTrue("select not exists (select from scheduled_tasks)");
    }

    @Override
    public void close() {
        if (scheduler != null) {
            scheduler.stop();
        }
        database.close();
    }

    private static final class Json implements Serializer {

        private final JsonMapper mapper = JsonMapper.shared();

        @Override
        public byte[] serialize(Object data) {
            return mapper.writeValueAsBytes(data);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] data) {
            return mapper.readValue(data, type);
        }
    }
}
