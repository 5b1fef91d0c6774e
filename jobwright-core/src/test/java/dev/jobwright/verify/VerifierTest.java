package dev.jobwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.Tally;
import dev.jobwright.store.Counters;
import dev.jobwright.store.JobFacts;
import dev.jobwright.store.JobStore;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of damage is found, and named. */
class VerifierTest {

    private static final Lane LANE = new Lane("default", "default", "resize", 1);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final JobPolicy POLICY = JobPolicy.DEFAULT.withMaxAttempts(2).withMaxLeaseLosses(1);

    @Test
    void aSoundStoreHasNoFindings() {
        JobFacts running = facts(List.of(JobState.RUNNING), true, tally(3, 1, 1), List.of(2L, 1L), null);
        JobFacts failed = facts(List.of(JobState.FAILED), true, tally(2, 2, 0), List.of(1L, 2L), NOW);
        JobFacts poison = facts(List.of(JobState.FAILED), true, tally(2, 0, 2), List.of(1L, 2L), NOW);
        Map<JobState, Long> counts = Map.of(JobState.RUNNING, 1L, JobState.FAILED, 2L, JobState.HELD, 0L);

        assertThat(Verifier.verify(store(List.of(running, failed, poison), counts, List.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyDamageIsFound(Damage damage) {
        Map<JobState, Long> counts =
                damage.job.places().size() == 1 ? Map.of(damage.job.places().get(0), 1L) : null;
        if (counts == null) {
            counts = damage.job.places().isEmpty() ? Map.of() : Map.of(JobState.RUNNING, 1L, JobState.SUCCEEDED, 1L);
        }

        List<Finding> findings = Verifier.verify(store(List.of(damage.job), counts, List.of()));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.invariant()).isEqualTo(damage.invariant);
            assertThat(finding.where()).isEqualTo(damage.job.id().toString());
            assertThat(finding.toString()).contains(damage.words);
        });
    }

    private enum Damage {
        NOWHERE(facts(List.of(), true, Tally.NEW, List.of(), null), Invariant.ONE_PLACE, "stands nowhere"),
        TWO_PLACES(
                facts(List.of(JobState.RUNNING, JobState.SUCCEEDED), true, tally(1, 0, 0), List.of(), null),
                Invariant.ONE_PLACE,
                "running, succeeded"),
        NO_INSTANCE(
                facts(List.of(JobState.RUNNING), false, tally(1, 0, 0), List.of(), null),
                Invariant.LEASE,
                "instance that runs it is not known"),
        RUNNING_THOUGH_ENDED(
                facts(List.of(JobState.RUNNING), true, tally(1, 0, 0), List.of(1L), null),
                Invariant.ATTEMPTS,
                "attempts 1 to 0"),
        GAP(
                facts(List.of(JobState.AVAILABLE), true, tally(3, 0, 0), List.of(1L, 3L), null),
                Invariant.ATTEMPTS,
                "[1, 3]"),
        REPEATED(
                facts(List.of(JobState.AVAILABLE), true, tally(2, 0, 0), List.of(1L, 1L), null),
                Invariant.ATTEMPTS,
                "[1, 1]"),
        TOO_MANY_FAILURES(
                facts(List.of(JobState.FAILED), true, tally(3, 3, 0), List.of(1L, 2L, 3L), NOW),
                Invariant.ATTEMPTS,
                "failed 3 times"),
        TOO_MANY_LOSSES(
                facts(List.of(JobState.FAILED), true, tally(3, 0, 3), List.of(1L, 2L, 3L), NOW),
                Invariant.ATTEMPTS,
                "lost 3 workers"),
        MORE_COUNTED_THAN_HAPPENED(
                facts(List.of(JobState.AVAILABLE), true, tally(1, 1, 1), List.of(1L), null),
                Invariant.ATTEMPTS,
                "counts 2"),
        NO_END(
                facts(List.of(JobState.CANCELLED), true, Tally.NEW, List.of(), null),
                Invariant.FINISHED_IFF_TERMINAL,
                "recorded as null"),
        ENDED_AND_ALIVE(
                facts(List.of(JobState.HELD), true, Tally.NEW, List.of(), NOW),
                Invariant.FINISHED_IFF_TERMINAL,
                "is held"),
        ENDED_BEFORE_IT_BEGAN(
                facts(List.of(JobState.EXPIRED), true, Tally.NEW, List.of(), NOW.minusSeconds(1)),
                Invariant.FINISHED_IFF_TERMINAL,
                "before it was enqueued");

        final JobFacts job;
        final Invariant invariant;
        final String words;

        Damage(JobFacts job, Invariant invariant, String words) {
            this.job = job;
            this.invariant = invariant;
            this.words = words;
        }
    }

    @Test
    void wrongCountersAndOrphansAreFound() {
        JobFacts held = facts(List.of(JobState.HELD), true, Tally.NEW, List.of(), null);

        assertThat(Verifier.verify(store(List.of(held), Map.of(JobState.HELD, 2L), List.of("lease 7"))))
                .extracting(Finding::toString)
                .containsExactly(
                        "I1 store: lease 7", "I33 default/default/resize/1: the counter says 2 held, and 1 are there");
        assertThat(Verifier.verify(store(List.of(held), Map.of(), List.of())))
                .extracting(Finding::what)
                .containsExactly("the counter says 0 held, and 1 are there");
        assertThat(Verifier.verify(store(List.of(), Map.of(JobState.HELD, 1L), List.of())))
                .hasSize(1);
    }

    @Test
    void onlyTheFirstThousandFindingsAreKeptAndAllAreCounted() {
        JobFacts nowhere = facts(List.of(), true, Tally.NEW, List.of(), null);

        Verifier.Report report = Verifier.report(store(Collections.nCopies(2_500, nowhere), Map.of(), List.of()));

        assertThat(report.findings()).hasSize(Verifier.MAX_FINDINGS);
        assertThat(report.count()).isEqualTo(2_500);
        assertThat(report.jobs()).isEqualTo(2_500);
    }

    private static Tally tally(long attempt, int failures, int losses) {
        return new Tally(1, attempt, failures, losses, 0, 0);
    }

    private static JobFacts facts(
            List<JobState> places, boolean instanceKnown, Tally tally, List<Long> ended, Instant finishedAt) {
        JobId id = JobId.of(new UUID(7, 8));
        return new JobFacts(id, 1, LANE, places, instanceKnown, tally, ended, NOW, finishedAt, POLICY);
    }

    /** A store that can be inspected, and nothing else. */
    private static JobStore store(List<JobFacts> jobs, Map<JobState, Long> counts, List<String> orphans) {
        return (JobStore) Proxy.newProxyInstance(
                VerifierTest.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("inspect");
                    @SuppressWarnings("unchecked")
                    Consumer<JobFacts> sink = (Consumer<JobFacts>) args[0];
                    new ArrayList<>(jobs).forEach(sink);
                    return new Counters(counts.isEmpty() ? Map.of() : Map.of(LANE, counts), orphans);
                });
    }
}
