package dev.jobwright.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.pgserver.PgServer;
import dev.jobwright.pgserver.PgServer.Durability;
import dev.jobwright.pgserver.PgServer.Stop;
import dev.jobwright.pgserver.PgServer.Version;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.verify.Verifier;
import dev.jobwright.worker.Worker;
import dev.jobwright.worker.WorkerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away for some seconds; a worker and a producer in one process go on when it is back. */
@RunsPostgres
class OutageTest {

    private static final int SECONDS = 60;
    private static final int SOME = 50;

    /** The pauses between tries double from 50 ms: so many failures of several loops are some seconds. */
    private static final int TROUBLES = 40;

    private static final int HEARD = 6;
    private static final Duration POLL_OF_ONE_WHO_HEARS = Duration.ofMillis(1_500);

    private final AtomicInteger troubles = new AtomicInteger();
    private final BlockingQueue<JobId> begun = new LinkedBlockingQueue<>();
    private final Queue<JobId> acknowledged = new ConcurrentLinkedQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private PgServer pg;
    private JobQueue jobs;
    private Worker worker;

    @BeforeEach
    void start() {
        pg = PgServer.start(Version.V18, Durability.OFF, Map.of("synchronous_commit", "on"));
        jobs = JobQueue.builder().url(pg.url()).policy(Chore.POLICY).open();
        worker = Worker.on(jobs)
                .handle(Chore.TYPE, (chore, context) -> {
                    begun.add(context.id());
                    return new Chore.Result(context.attempt());
                })
                .lease(Duration.ofSeconds(2))
                .listener(this::note)
                .quiet()
                .start();
    }

    private void note(WorkerEvent event) {
        if (event instanceof WorkerEvent.StoreTrouble) {
            troubles.incrementAndGet();
        }
    }

    @AfterEach
    void end() {
        worker.close();
        jobs.close();
        pg.close();
    }

    @Test
    void workerAndProducerGoOnAndHearOthersAgain() throws Exception {
        CompletableFuture<Void> producer = CompletableFuture.runAsync(this::produce);
        awaitMore(SOME);

        pg.stop(Stop.FAST);
        int before = troubles.get();
        Deadline.await("the worker misses the store", SECONDS, () -> troubles.get() >= before + TROUBLES);
        pg.startAgain();

        awaitMore(SOME);
        stopped.countDown();
        producer.get(SECONDS, TimeUnit.SECONDS);
        Deadline.await("every acknowledged job succeeds", SECONDS, this::allSucceeded);
        assertThat(Verifier.verify(QueueRuntime.of(jobs).store())).isEmpty();
        hearsWhatAnotherProcessEnqueues();
    }

    /** Another store is to this one what another process is. By its polls alone the worker would need 1.5 s for each. */
    private void hearsWhatAnotherProcessEnqueues() throws Exception {
        try (JobQueue other = JobQueue.open(pg.url())) {
            Deadline.await(
                    "it listens again",
                    SECONDS,
                    () -> QueueRuntime.of(jobs).store().idlePoll().equals(POLL_OF_ONE_WHO_HEARS));
            begun.clear();
            long start = System.nanoTime();
            for (int i = 0; i < HEARD; i++) {
                JobId id = other.enqueue(Chore.TYPE, new Chore.Args(0, 0)).id();
                assertThat(begun.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(id);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(POLL_OF_ONE_WHO_HEARS.multipliedBy(HEARD / 2));
        }
    }

    private void produce() {
        Random random = new Random(1);
        Patience patience = new Patience(stopped);
        try {
            while (!stopped.await(1, TimeUnit.MILLISECONDS)) {
                JobId id = JobId.of(new UUID(random.nextLong(), random.nextLong()));
                patience.untilItAnswers(
                        () -> jobs.enqueue(Chore.TYPE, new Chore.Args(0, 0), options -> options.id(id)), () -> {});
                acknowledged.add(id);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitMore(int count) throws Exception {
        int begunBefore = begun.size();
        int acknowledgedBefore = acknowledged.size();
        Deadline.await(
                "both go on",
                SECONDS,
                () -> begun.size() >= begunBefore + count && acknowledged.size() >= acknowledgedBefore + count);
    }

    private boolean allSucceeded() {
        List<JobId> ids = List.copyOf(acknowledged);
        List<Job> found = jobs.find(ids);
        assertThat(found).hasSameSizeAs(ids);
        return found.stream().allMatch(job -> job.state() == JobState.SUCCEEDED);
    }
}
