package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jobwright.AttemptEnd;
import dev.jobwright.Closed;
import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobHandle;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.LeaseLostException;
import dev.jobwright.memory.MemoryStore;
import dev.jobwright.runtime.MonotonicClock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancelled jobs, time limits, and workers that close. */
@Timeout(60)
class StoppingTest {

    private final WorkerTestBed bed = new WorkerTestBed();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void leaveNothingBehind() {
        never.countDown();
        bed.close();
    }

    private String waitForever(String word, JobContext context) throws InterruptedException {
        started.countDown();
        never.await();
        return word;
    }

    @Test
    void cancellingARunningJobInterruptsItsHandlerAndEndsItAtOnce() throws Exception {
        bed.worker(this::waitForever).start();
        JobHandle<String> job = bed.enqueue("hello");
        WorkerTestBed.await(started);

        job.cancel("no longer wanted");

        assertThat(job.get().state()).isEqualTo(JobState.CANCELLED);
        assertThat(bed.event(WorkerEvent.LeaseLost.class).attempt().id()).isEqualTo(job.id());
        assertThat(bed.jobs.attempts(job.id()))
                .extracting(attempt -> attempt.end())
                .containsExactly(AttemptEnd.CANCELLED);
    }

    @Test
    void aCancelledHandlerCanTellAndItsLateSuccessIsRefused() throws Exception {
        AtomicReference<Throwable> owned = new AtomicReference<>();
        bed.worker((word, context) -> {
                    started.countDown();
                    while (!context.cancelled()) {
                        Thread.onSpinWait();
                    }
                    try {
                        context.ensureOwned();
                    } catch (LeaseLostException e) {
                        owned.set(e);
                    }
                    return "done all the same";
                })
                .start();
        JobHandle<String> job = bed.enqueue("hello");
        WorkerTestBed.await(started);

        job.cancel("no longer wanted");

        bed.event(WorkerEvent.LeaseLost.class);
        assertThat(owned.get()).isInstanceOf(LeaseLostException.class);
        assertThat(job.get().state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.get().result()).isNull();
    }

    @Test
    void aHandlerThatRunsTooLongIsInterruptedAndItsAttemptTimedOut() throws Exception {
        bed.worker(this::waitForever).start();

        Job job = WorkerTestBed.ended(
                bed.enqueue("hello", options -> options.maxAttempts(1).maxRunTime(Duration.ofMillis(20))));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(Objects.requireNonNull(job.failure()).reason()).isEqualTo(Failure.TIMEOUT);
        assertThat(bed.jobs.attempts(job.id()))
                .extracting(attempt -> attempt.end())
                .containsExactly(AttemptEnd.TIMED_OUT);
    }

    @Test
    void aHandlerThatDoesNotStopIsLeftBehindAndItsSlotGoesToOthers() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        bed.worker((word, context) -> {
                    if (word.equals("deaf")) {
                        while (release.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                    }
                    return word;
                })
                .slots(1)
                .platformThreads()
                .interruptGrace(Duration.ofMillis(20))
                .start();

        Job deaf = WorkerTestBed.ended(
                bed.enqueue("deaf", options -> options.maxAttempts(1).maxRunTime(Duration.ofMillis(20))));

        assertThat(deaf.state()).isEqualTo(JobState.FAILED);
        assertThat(bed.event(WorkerEvent.HandlerLeftBehind.class).leftBehind()).isEqualTo(1);
        assertThat(bed.enqueue("hears").await(WorkerTestBed.SOON)).isEqualTo("hears");
        release.countDown();
    }

    @Test
    void theSameJobDoesNotRunTwiceInAProcessThatLeftItsHandlerBehind() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<String> second = new AtomicReference<>("not started");
        bed.worker((word, context) -> {
                    if (context.attempt() > 1) {
                        second.set(release.getCount() > 0 ? "beside the first" : "after the first");
                        return word;
                    }
                    while (release.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return word;
                })
                .platformThreads()
                .interruptGrace(Duration.ofMillis(10))
                .start();
        JobHandle<String> job =
                bed.enqueue("deaf", options -> options.maxAttempts(2).maxRunTime(Duration.ofMillis(20)));

        bed.event(WorkerEvent.HandlerLeftBehind.class);
        WorkerEvent.Settled snoozed;
        do {
            snoozed = bed.event(WorkerEvent.Settled.class);
        } while (snoozed.decision().end() != AttemptEnd.SNOOZED);

        assertThat(second).hasValue("not started");
        release.countDown();
        job.cancel("enough seen");
    }

    @Test
    void closingLetsRunningHandlersEnd() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Worker worker = bed.worker((word, context) -> {
                    started.countDown();
                    release.await();
                    return word;
                })
                .start();
        JobHandle<String> job = bed.enqueue("hello");
        WorkerTestBed.await(started);

        Thread closer = new Thread(worker::close);
        closer.start();
        release.countDown();
        closer.join();

        assertThat(job.get().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void closingInterruptsWhatOutlivesTheGraceAndGivesItBackWithoutAFailure() throws Exception {
        Worker worker = bed.worker(this::waitForever).start();
        JobHandle<String> job = bed.enqueue("hello");
        WorkerTestBed.await(started);

        worker.close(Duration.ZERO);

        assertThat(job.get().state()).isEqualTo(JobState.AVAILABLE);
        assertThat(job.get().tally().failures()).isZero();
        assertThat(job.get().tally().releases()).isEqualTo(1);
    }

    @Test
    void closingGivesBackWhatDoesNotStopEvenThen() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Worker worker = bed.worker((word, context) -> {
                    started.countDown();
                    while (release.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return word;
                })
                .interruptGrace(Duration.ofMillis(10))
                .start();
        JobHandle<String> job = bed.enqueue("deaf");
        WorkerTestBed.await(started);

        worker.close(Duration.ZERO);
        release.countDown();

        assertThat(job.get().state()).isEqualTo(JobState.AVAILABLE);
    }

    @Test
    void closingTheQueueClosesItsWorkersAndFailsThoseWhoWait() throws Exception {
        JobQueue jobs = JobQueue.builder()
                .store(new MemoryStore(new MonotonicClock()))
                .codec(new WordCodec())
                .open();
        Worker worker = Worker.on(jobs)
                .handle(WorkerTestBed.WORD, this::waitForever)
                .stopGrace(Duration.ZERO)
                .quiet()
                .start();
        jobs.enqueue(WorkerTestBed.WORD, "runs");
        CompletableFuture<?> waits = jobs.enqueue(WorkerTestBed.WORD, "waits", options -> options.held("for ever"))
                .job()
                .completion();
        WorkerTestBed.await(started);

        jobs.close();

        assertThat(worker.running()).isZero();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(waits::get)
                .withCauseInstanceOf(Closed.class);
    }

    @Test
    void closingTwiceDoesNothing() {
        Worker worker = bed.worker((word, context) -> word).start();

        worker.close();
        worker.close();

        assertThat(worker.running()).isZero();
    }
}
