package dev.jobwright.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.Failure;
import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobHandle;
import dev.jobwright.JobState;
import dev.jobwright.LogStream;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.StoreFull;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A store that fails, and comes back. */
@Timeout(60)
class StoreTroubleTest {

    private final StoreProbe probe = new StoreProbe();

    @Test
    void aSettlementIsSentAgainUntilTheStoreAnswers() throws Exception {
        AtomicInteger failures = new AtomicInteger(3);
        try (WorkerTestBed bed = new WorkerTestBed(store -> probe.over(store, (method, args, call) -> {
            if (method.equals("settle") && failures.getAndDecrement() > 0) {
                throw new StoreUnavailable("gone for a moment");
            }
            return null;
        }))) {
            bed.worker((word, context) -> word).start();

            assertThat(bed.enqueue("hello").await(WorkerTestBed.SOON)).isEqualTo("hello");
            assertThat(bed.event(WorkerEvent.StoreTrouble.class).what()).startsWith("settle");
        }
    }

    @Test
    void aSettlementWhoseAnswerWasLostIsSentAgainAndCountsOnce() throws Exception {
        AtomicInteger lost = new AtomicInteger(1);
        try (WorkerTestBed bed = new WorkerTestBed(store -> probe.over(store, (method, args, call) -> {
            if (method.equals("settle") && lost.getAndDecrement() > 0) {
                call.proceed();
                throw new OutcomeUnknown("no answer", List.of(), null);
            }
            return null;
        }))) {
            bed.worker((word, context) -> word).start();
            JobHandle<String> job = bed.enqueue("hello");

            assertThat(job.await(WorkerTestBed.SOON)).isEqualTo("hello");
            assertThat(bed.jobs.attempts(job.id())).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aClaimWhoseAnswerWasLostIsRepeatedAndItsJobsRunAtOnce(RuntimeException failure) throws Exception {
        AtomicInteger lost = new AtomicInteger(1);
        List<Long> nonces = new CopyOnWriteArrayList<>();
        try (WorkerTestBed bed = new WorkerTestBed(store -> probe.over(store, (method, args, call) -> {
            if (method.equals("claim")) {
                nonces.add(((ClaimRequest) args[0]).nonce());
                List<?> claimed = (List<?>) Objects.requireNonNull(call.proceed());
                if (!claimed.isEmpty() && lost.getAndDecrement() > 0) {
                    throw failure;
                }
                return claimed;
            }
            return null;
        }))) {
            bed.worker((word, context) -> word).start();
            JobHandle<String> job = bed.enqueue("hello");

            assertThat(job.await(WorkerTestBed.SOON)).isEqualTo("hello");
            assertThat(job.get().tally().attempt()).isEqualTo(1);
            // The repeated claim has the nonce of the one whose answer was lost: that is what gave the job back.
            assertThat(nonces.stream().distinct().count()).isEqualTo(nonces.size() - 1L);
        }
    }

    /** The second one, by a claim of several statements: one was committed, and the next has failed. */
    static List<RuntimeException> failures() {
        return List.of(new OutcomeUnknown("no answer", List.of(), null), new StoreUnavailable("too busy"));
    }

    @Test
    void aLogThatCannotBeWrittenIsReportedAndDoesNotKeepItsOutcome() throws Exception {
        try (WorkerTestBed bed = new WorkerTestBed(store -> probe.over(store, (method, args, call) -> {
            if (method.equals("append")) {
                throw new StoreFull("the disk is full", null);
            }
            return null;
        }))) {
            JobHandle<String> job = bed.enqueue("hello");
            bed.worker((word, context) -> {
                        context.logAtEnd(LogStream.LOG, "one");
                        context.logAtEnd(LogStream.LOG, "two");
                        return word;
                    })
                    .start();

            assertThat(job.await(WorkerTestBed.SOON)).isEqualTo("hello");
            assertThat(bed.events).contains(new WorkerEvent.LogLost(2, "the disk is full"));
        }
    }

    @Test
    void oneOutcomeThatCannotBeWrittenDoesNotHarmTheOthersOfItsGroup() throws Exception {
        try (WorkerTestBed bed = new WorkerTestBed(store -> probe.over(store, (method, args, call) -> {
            if (method.equals("settle") && anyHasResult((List<?>) args[0], "\"poison\"")) {
                throw new InvalidInput("a text that this database does not take");
            }
            return null;
        }))) {
            List<JobHandle<String>> fine = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                fine.add(bed.enqueue("fine"));
            }
            JobHandle<String> poison = bed.enqueue("poison");
            bed.worker((word, context) -> word).start();

            Job failed = WorkerTestBed.ended(poison);
            assertThat(failed.state()).isEqualTo(JobState.FAILED);
            assertThat(Objects.requireNonNull(failed.failure()).reason()).isEqualTo(Failure.ENCODE);
            for (JobHandle<String> job : fine) {
                assertThat(job.await(WorkerTestBed.SOON)).isEqualTo("fine");
            }
        }
    }

    private static boolean anyHasResult(List<?> settlements, @Nullable String result) {
        return settlements.stream()
                .anyMatch(each -> Objects.equals(((Settlement) each).decision().result(), result));
    }
}
