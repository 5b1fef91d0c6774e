package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobFailed;
import dev.jobwright.JobHandle;
import dev.jobwright.JobState;
import dev.jobwright.NonRetryable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a handler does, and what becomes of the job. */
@Timeout(60)
class HandlerOutcomeTest {

    private final WorkerTestBed bed = new WorkerTestBed();

    @AfterEach
    void leaveNothingBehind() {
        bed.close();
    }

    @Test
    void theResultOfTheHandlerIsTheResultOfTheJob() throws Exception {
        bed.worker((word, context) -> word + "!").start();

        assertThat(bed.enqueue("hello").await(WorkerTestBed.SOON)).isEqualTo("hello!");
    }

    @Test
    void aHandlerWithoutAResultSucceedsWithNone() throws Exception {
        bed.worker((word, context) -> null).start();
        JobHandle<String> job = bed.enqueue("hello");

        assertThat(job.await(WorkerTestBed.SOON)).isNull();
        assertThat(job.get().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void whateverTheHandlerThrowsIsAFailedAttemptAndTheWorkerLivesOn() throws Exception {
        bed.worker((word, context) -> {
                    switch (word) {
                        case "checked" -> throw new IOException("no web");
                        case "error" -> throw new AssertionError("no sense");
                        case "overflow" -> throw new StackOverflowError();
                        case "linkage" -> throw new NoClassDefFoundError("gone");
                        default -> {
                            return word;
                        }
                    }
                })
                .slots(1)
                .start();

        for (String word : List.of("checked", "error", "overflow", "linkage")) {
            Job job = WorkerTestBed.ended(bed.enqueue(word, options -> options.maxAttempts(1)));
            assertThat(job.state()).isEqualTo(JobState.FAILED);
            assertThat(Objects.requireNonNull(job.failure()).reason()).isEqualTo(Failure.EXCEPTION);
        }
        assertThat(bed.enqueue("fine").await(WorkerTestBed.SOON)).isEqualTo("fine");
    }

    @Test
    void aFailedJobRunsAgainUntilItsAttemptsRunOut() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        bed.worker((word, context) -> {
                    calls.incrementAndGet();
                    throw new IOException("attempt " + context.attempt() + (context.isLastAttempt() ? ", last" : ""));
                })
                .start();
        JobHandle<String> job = bed.enqueue("hello", options -> options.maxAttempts(3));

        assertThatExceptionOfType(JobFailed.class)
                .isThrownBy(() -> job.await(WorkerTestBed.SOON))
                .withMessageContaining("attempt 3, last");
        assertThat(calls).hasValue(3);
        assertThat(bed.jobs.attempts(job.id())).extracting(Attempt::end).containsOnly(AttemptEnd.FAILED);
        assertThat(job.get().tally().failures()).isEqualTo(3);
    }

    @Test
    void aFailureThatAnotherAttemptCannotMendEndsTheJobAtOnce() throws Exception {
        bed.worker((word, context) -> {
                    throw new NonRetryable("no such customer");
                })
                .start();

        Job job = WorkerTestBed.ended(bed.enqueue("hello"));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.tally().attempt()).isEqualTo(1);
    }

    @Test
    void argsThatCannotBeReadFailTheJobAtOnceAndAreKept() throws Exception {
        bed.worker((word, context) -> word).start();

        Job job = WorkerTestBed.ended(bed.enqueue("unreadable"));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(Objects.requireNonNull(job.failure()).reason()).isEqualTo(Failure.DECODE);
        assertThat(job.args()).isEqualTo("\"unreadable\"");
        assertThat(job.tally().attempt()).isEqualTo(1);
    }

    @Test
    void aResultThatCannotBeWrittenFailsTheJobAtOnce() throws Exception {
        bed.worker((word, context) -> "unwritable").start();

        Job job = WorkerTestBed.ended(bed.enqueue("hello"));

        assertThat(Objects.requireNonNull(job.failure()).reason()).isEqualTo(Failure.ENCODE);
    }

    @Test
    void aResultThatIsTooLongFailsTheJobAtOnce() throws Exception {
        bed.worker((word, context) -> "x".repeat(AttemptRunner.MOST_RESULT_BYTES))
                .start();

        Job job = WorkerTestBed.ended(bed.enqueue("hello"));

        assertThat(Objects.requireNonNull(job.failure()).reason()).isEqualTo(Failure.ENCODE);
    }

    @Test
    void aSnoozedJobRunsAgainLaterAndNothingFailed() throws Exception {
        bed.worker((word, context) -> {
                    if (context.attempt() < 3) {
                        throw new Snooze(Duration.ofMillis(context.attempt() - 1));
                    }
                    return "awake";
                })
                .start();
        JobHandle<String> job = bed.enqueue("hello", options -> options.maxAttempts(1));

        assertThat(job.await(WorkerTestBed.SOON)).isEqualTo("awake");
        assertThat(job.get().tally().snoozes()).isEqualTo(2);
        assertThat(job.get().tally().failures()).isZero();
    }

    @Test
    void aHandlerMayNotWaitForAnotherJob() throws Exception {
        bed.worker((word, context) -> bed.enqueue("other", options -> options.held("never runs"))
                        .await(Duration.ofDays(1)))
                .start();

        Job job = WorkerTestBed.ended(bed.enqueue("hello", options -> options.maxAttempts(1)));

        assertThat(Objects.requireNonNull(job.failure()).message()).contains("may not wait for another job");
    }

    @Test
    void anInterruptThatAHandlerLeavesBehindDoesNotReachTheNextOne() throws Exception {
        bed.worker((word, context) -> {
                    if (word.equals("rude")) {
                        Thread.currentThread().interrupt();
                    }
                    return String.valueOf(Thread.currentThread().isInterrupted());
                })
                .slots(1)
                .platformThreads()
                .start();
        bed.enqueue("rude");

        assertThat(bed.enqueue("polite").await(WorkerTestBed.SOON)).isEqualTo("false");
    }
}
