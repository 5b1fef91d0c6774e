package dev.jobwright.verify;

import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.store.Counters;
import dev.jobwright.store.JobFacts;
import dev.jobwright.store.JobStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks what a store holds against the invariants. Reads one snapshot as a stream: memory grows with the number of
 * lanes, not of jobs. Changes nothing, and may be run on a live store.
 */
public final class Verifier {

    /** Most findings that are kept; the rest is only counted. */
    public static final int MAX_FINDINGS = 1_000;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Lane, Map<JobState, Long>> recount = new TreeMap<>();
    private long jobs;
    private long count;

    private Verifier() {}

    /**
     * What was found.
     *
     * @param jobs how many jobs were looked at
     * @param count how many findings there are
     * @param findings the first {@value #MAX_FINDINGS} of them
     */
    public record Report(long jobs, long count, List<Finding> findings) {}

    /** The first {@value #MAX_FINDINGS} findings; empty when all is well. */
    public static List<Finding> verify(JobStore store) {
        return report(store).findings();
    }

    /** All that a verification says. */
    public static Report report(JobStore store) {
        Verifier verifier = new Verifier();
        Counters counters = store.inspect(verifier::check);
        verifier.check(counters);
        return new Report(verifier.jobs, verifier.count, List.copyOf(verifier.findings));
    }

    private void check(JobFacts job) {
        jobs++;
        JobChecks.check(job, (invariant, what) -> found(invariant, job.id().toString(), what));
        for (JobState place : job.places()) {
            recount.computeIfAbsent(job.lane(), lane -> new EnumMap<>(JobState.class))
                    .merge(place, 1L, Long::sum);
        }
    }

    private void check(Counters counters) {
        counters.orphans().forEach(orphan -> found(Invariant.NO_ORPHANS, "store", orphan));
        Map<Lane, Map<JobState, Long>> kept = new TreeMap<>(counters.counts());
        recount.keySet().forEach(lane -> kept.putIfAbsent(lane, Map.of()));
        kept.forEach((lane, counts) -> compare(lane, counts, recount.getOrDefault(lane, Map.of())));
    }

    private void compare(Lane lane, Map<JobState, Long> kept, Map<JobState, Long> counted) {
        for (JobState state : JobState.values()) {
            long says = kept.getOrDefault(state, 0L);
            long is = counted.getOrDefault(state, 0L);
            if (says != is) {
                found(
                        Invariant.COUNTERS,
                        describe(lane),
                        "the counter says " + says + " " + state.word() + ", and " + is + " are there");
            }
        }
    }

    private static String describe(Lane lane) {
        return lane.namespace() + "/" + lane.queue() + "/" + lane.type() + "/" + lane.version();
    }

    private void found(Invariant invariant, String where, String what) {
        count++;
        if (findings.size() < MAX_FINDINGS) {
            findings.add(new Finding(invariant, where, what));
        }
    }
}
