package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.Failure;
import dev.jobwright.InstanceId;
import dev.jobwright.Job;
import dev.jobwright.JobHandle;
import dev.jobwright.JobState;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.TypeVersion;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that die. */
@Timeout(60)
class RescueTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final WorkerTestBed bed = new WorkerTestBed();
    private long nonce;

    @AfterEach
    void leaveNothingBehind() {
        bed.close();
    }

    /** Claims as a worker does that dies just then. */
    private void claimAndDie() {
        bed.memory.claim(new ClaimRequest(
                new Claimer(new InstanceId(++nonce), "doomed", Duration.ofMillis(1)),
                nonce,
                "default",
                Set.of(),
                Set.of(new TypeVersion("word", 1)),
                10));
    }

    @Test
    void theJobsOfADeadWorkerRunOnAnotherOne() throws Exception {
        JobHandle<String> job = bed.enqueue("hello");
        claimAndDie();

        bed.worker((word, context) -> word + context.attempt()).lease(SHORT).start();

        assertThat(job.await(WorkerTestBed.SOON)).isEqualTo("hello2");
        assertThat(bed.jobs.attempts(job.id()))
                .extracting(Attempt::end)
                .containsExactly(AttemptEnd.LOST, AttemptEnd.SUCCEEDED);
        assertThat(bed.event(WorkerEvent.Rescued.class).attempt().worker()).isEqualTo("doomed");
    }

    @Test
    void aJobThatKillsEveryWorkerIsPoison() throws Exception {
        JobHandle<String> job = bed.enqueue("hello", options -> options.policy(policy -> policy.withMaxLeaseLosses(0)));
        claimAndDie();

        bed.worker((word, context) -> word).lease(SHORT).start();
        Job ended = WorkerTestBed.ended(job);

        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(Objects.requireNonNull(ended.failure()).reason()).isEqualTo(Failure.POISON);
    }

    @Test
    void aLongJobIsNeverTakenFromAWorkerThatRenews() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Handler<String, String> tenLeases = (word, context) -> {
            started.countDown();
            while (bed.memory.now().isBefore(context.enqueuedAt().plus(SHORT.multipliedBy(10)))) {
                Thread.onSpinWait();
            }
            return context.attempt() + " by the first";
        };
        bed.worker(tenLeases).lease(SHORT).start();
        JobHandle<String> job = bed.enqueue("long");
        WorkerTestBed.await(started);
        bed.worker((word, context) -> "stolen").lease(SHORT).start();

        assertThat(job.await(WorkerTestBed.SOON)).isEqualTo("1 by the first");
    }
}
