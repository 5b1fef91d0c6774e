package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobHandle;
import dev.jobwright.JobState;
import dev.jobwright.LeaseLostException;
import dev.jobwright.LogBudget;
import dev.jobwright.LogEntry;
import dev.jobwright.LogStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What handlers log, and what becomes of it. */
@Timeout(60)
class AttemptLogTest {

    private final WorkerTestBed bed = new WorkerTestBed();

    @AfterEach
    void leaveNothingBehind() {
        bed.close();
    }

    @Test
    void whatAHandlerLogsIsThereWhenTheCallReturns() throws Exception {
        List<LogEntry> seen = new ArrayList<>();
        bed.worker((word, context) -> {
                    context.log("began\n");
                    context.log(LogStream.STDERR, "hm\n");
                    seen.addAll(bed.jobs.log(context.id(), null, null, 500));
                    return word;
                })
                .start();
        JobHandle<String> job = bed.enqueue("hello");
        job.await(WorkerTestBed.SOON);

        assertThat(seen)
                .extracting(LogEntry::attempt, LogEntry::number, LogEntry::stream, LogEntry::text)
                .containsExactly(tuple(1L, 1L, LogStream.LOG, "began\n"), tuple(1L, 2L, LogStream.STDERR, "hm\n"));
        assertThat(bed.jobs.log(job.id(), null, null, 500)).isEqualTo(seen);
    }

    @Test
    void everyAttemptHasALogOfItsOwn() throws Exception {
        bed.worker((word, context) -> {
                    context.log("attempt " + context.attempt());
                    if (!context.isLastAttempt()) {
                        throw new IOException("once more");
                    }
                    return word;
                })
                .start();
        JobHandle<String> job = bed.enqueue("hello", options -> options.maxAttempts(2));
        job.await(WorkerTestBed.SOON);

        assertThat(bed.jobs.log(job.id(), null, null, 500))
                .extracting(LogEntry::text)
                .containsExactly("attempt 1", "attempt 2");
        assertThat(bed.jobs.log(job.id(), 2L, null, 500))
                .extracting(LogEntry::text)
                .containsExactly("attempt 2");
    }

    @Test
    void theLogOfACancelledAttemptIsClosed() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Exception> refusal = new CompletableFuture<>();
        bed.worker((word, context) -> {
                    context.log("before");
                    bed.jobs.cancel(context.id(), "enough");
                    Thread.interrupted();
                    cancelled.countDown();
                    try {
                        context.log("after");
                        refusal.completeExceptionally(new AssertionError("it was written"));
                    } catch (LeaseLostException e) {
                        refusal.complete(e);
                    }
                    return word;
                })
                .start();
        JobHandle<String> job = bed.enqueue("hello");
        WorkerTestBed.await(cancelled);

        assertThat(refusal.get()).hasMessageContaining(job.id().toString()).hasMessageContaining("its log is closed");
        assertThat(job.get().state()).isEqualTo(JobState.CANCELLED);
        assertThat(bed.jobs.log(job.id(), null, null, 500))
                .extracting(LogEntry::text)
                .containsExactly("before");
    }

    @Test
    void eachStreamTakesAMebibyteAndNoMore() throws Exception {
        bed.worker((word, context) -> {
                    context.log("é".repeat(LogBudget.MAX_BYTES / 2 - 1));
                    assertThat(context.logBytesLeft(LogStream.LOG)).isEqualTo(2);
                    assertThatExceptionOfType(InvalidInput.class)
                            .isThrownBy(() -> context.log("abc"))
                            .withMessageContaining("3 bytes")
                            .withMessageContaining("2 of 1048576 bytes are left");
                    context.log("ab");
                    context.log(LogStream.STDOUT, "there is room here");
                    return word;
                })
                .start();
        JobHandle<String> job = bed.enqueue("hello");

        assertThat(job.await(WorkerTestBed.SOON)).isEqualTo("hello");
        assertThat(bed.jobs.log(job.id(), null, null, 500))
                .extracting(entry -> entry.text().length())
                .containsExactly(LogBudget.MAX_BYTES / 2 - 1, 2, 18);
    }

    @Test
    void whatIsLoggedAtTheEndIsThereWithTheOutcomeAndInItsPlace() throws Exception {
        List<LogEntry> during = new ArrayList<>();
        bed.worker((word, context) -> {
                    context.logAtEnd(LogStream.STDOUT, "one");
                    during.addAll(bed.jobs.log(context.id(), null, null, 500));
                    context.log("two");
                    context.logAtEnd(LogStream.STDERR, "three");
                    return word;
                })
                .start();
        JobHandle<String> job = bed.enqueue("hello");
        job.await(WorkerTestBed.SOON);

        assertThat(during).isEmpty();
        assertThat(bed.jobs.log(job.id(), null, null, 500))
                .extracting(LogEntry::number, LogEntry::text)
                .containsExactly(tuple(1L, "one"), tuple(2L, "two"), tuple(3L, "three"));
    }

    @Test
    void whatComesToMuchIsNotKeptInMemoryUntilTheEnd() throws Exception {
        List<LogEntry> during = new ArrayList<>();
        bed.worker((word, context) -> {
                    context.logAtEnd(LogStream.STDOUT, "x".repeat(32 * 1024));
                    assertThat(bed.jobs.log(context.id(), null, null, 500)).isEmpty();
                    context.logAtEnd(LogStream.STDOUT, "y");
                    during.addAll(bed.jobs.log(context.id(), null, null, 500));
                    return word;
                })
                .start();
        bed.enqueue("hello").await(WorkerTestBed.SOON);

        assertThat(during).hasSize(2);
    }

    @Test
    void whatIsLoggedByManyThreadsIsNumberedWithoutAGap() throws Exception {
        bed.worker((word, context) -> {
                    CyclicBarrier together = new CyclicBarrier(8);
                    List<Thread> threads = new ArrayList<>();
                    for (int i = 0; i < 8; i++) {
                        threads.add(new Thread(() -> {
                            meet(together);
                            context.log("x");
                        }));
                    }
                    threads.forEach(Thread::start);
                    for (Thread thread : threads) {
                        thread.join();
                    }
                    return word;
                })
                .start();
        JobHandle<String> job = bed.enqueue("hello");
        job.await(WorkerTestBed.SOON);

        assertThat(bed.jobs.log(job.id(), null, null, 500))
                .extracting(LogEntry::number)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
