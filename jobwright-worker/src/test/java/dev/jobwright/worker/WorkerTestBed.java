package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Backoff;
import dev.jobwright.EnqueueOptions;
import dev.jobwright.Job;
import dev.jobwright.JobFailed;
import dev.jobwright.JobHandle;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.JobType;
import dev.jobwright.memory.MemoryStore;
import dev.jobwright.runtime.MonotonicClock;
import dev.jobwright.store.JobStore;
import dev.jobwright.verify.Verifier;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A queue in memory, and what the tests of the worker do with it again and again. */
final class WorkerTestBed implements AutoCloseable {

    static final JobType<String, String> WORD = JobType.of("word", String.class, String.class);
    static final Duration SOON = Duration.ofSeconds(20);

    final MemoryStore memory = new MemoryStore(new MonotonicClock());
    final BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();
    final JobQueue jobs;

    WorkerTestBed() {
        this(store -> store);
    }

    WorkerTestBed(UnaryOperator<JobStore> around) {
        jobs = JobQueue.builder()
                .store(around.apply(memory))
                .codec(new WordCodec())
                .open();
    }

    WorkerBuilder worker(Handler<String, String> handler) {
        return Worker.on(jobs).handle(WORD, handler).quiet().listener(events::add);
    }

    JobHandle<String> enqueue(String word) {
        return enqueue(word, options -> {});
    }

    JobHandle<String> enqueue(String word, Consumer<EnqueueOptions> options) {
        return jobs.enqueue(WORD, word, each -> options.accept(each.backoff(Backoff.fixed(Duration.ZERO))))
                .job();
    }

    /** The job, once it has ended. */
    static Job ended(JobHandle<?> job) throws InterruptedException, TimeoutException {
        try {
            job.await(SOON);
        } catch (JobFailed e) {
            assertThat(e.state()).isNotEqualTo(JobState.SUCCEEDED);
        }
        return job.get();
    }

    static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** The next event of that kind; others before it are dropped. */
    <E extends WorkerEvent> E event(Class<E> kind) throws InterruptedException {
        while (true) {
            WorkerEvent event = events.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(event).as("an event of " + kind.getSimpleName()).isNotNull();
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    @Override
    public void close() {
        assertThat(Verifier.verify(memory)).isEmpty();
        jobs.close();
    }
}
