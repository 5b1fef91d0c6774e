package dev.jobwright.benchmarks.peers;

import static org.jobrunr.server.BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration;
import static org.jobrunr.server.configuration.BackgroundJobServerThreadType.PlatformThreads;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.JobActivator;
import org.jobrunr.server.configuration.DefaultBackgroundJobServerWorkerPolicy;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;

/** JobRunr: job requests, 50 platform workers, a poll each 5 s, which is the least it takes. Succeeded jobs are kept. */
final class JobRunrPeer implements Peer {

    private static final int WORKERS = 50;
    private static final int CONNECTIONS = WORKERS + 4;

    private final Database database;
    private JobRequestScheduler requests;

    JobRunrPeer(String url) {
        database = new Database(url, CONNECTIONS);
        requests = configure().initialize().getJobRequestScheduler();
    }

    private JobRunrConfiguration configure() {
        return JobRunr.configure()
                .useJsonMapper(new Jackson3JsonMapper())
                .useStorageProvider(SqlStorageProviderFactory.using(database.pool()));
    }

    @Override
    public void enqueue(Payload payload) {
        requests.enqueue(Request.of(payload));
    }

    @Override
    public void enqueueAll(Stream<Payload> payloads) {
        requests.enqueue(payloads.map(Request::of));
    }

    @Override
    public void start(Consumer<Payload> handler) {
        Handler instance = new Handler(handler);
        JobActivator activator = new JobActivator() {
            @Override
            public <T> T activateJob(Class<T> type) {
                return type.cast(instance);
            }
        };
        requests = configure()
                .useJobActivator(activator)
                .useBackgroundJobServer(usingStandardBackgroundJobServerConfiguration()
                        .andPollIntervalInSeconds(5)
                        .andBackgroundJobServerWorkerPolicy(
                                new DefaultBackgroundJobServerWorkerPolicy(WORKERS, PlatformThreads)))
                .initialize()
                .getJobRequestScheduler();
    }

    @Override
    public boolean isDrained() throws SQLException {
        return database.isTrue(
                "select not exists (select from jobrunr_jobs where state in ('ENQUEUED', 'PROCESSING', 'SCHEDULED', 'FAILED'))");
    }

    @Override
    public void close() {
        JobRunr.destroy();
        database.close();
    }

    /** Stored as JSON beside the name of its handler. */
    public record Request(long number, long sentAt, String filling) implements JobRequest {

        static Request of(Payload payload) {
            return new Request(payload.number(), payload.sentAt(), payload.filling());
        }

        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    /** Called by reflection. */
    public record Handler(Consumer<Payload> handler) implements JobRequestHandler<Request> {
        @Override
        public void run(Request request) {
            handler.accept(new Payload(request.number(), request.sentAt(), request.filling()));
        }
    }
}
