package dev.jobwright.crash;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.verify.Verifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what the processes wrote down with what the store says. */
final class Judge {

    private static final int PAGE = 500;

    private final JobQueue jobs;
    private final List<Life> producers;
    private final List<Life> workers;
    private final List<String> violations = new ArrayList<>();

    Judge(JobQueue jobs, List<Life> producers, List<Life> workers) {
        this.jobs = jobs;
        this.producers = producers;
        this.workers = workers;
    }

    Verdict judge() throws IOException {
        Set<String> sent = new HashSet<>();
        Set<String> acknowledged = new HashSet<>();
        Set<String> unsure = new HashSet<>();
        for (Life producer : producers) {
            for (Diary.Line line : producer.lines()) {
                switch (line.what()) {
                    case SEND -> sent.add(line.job());
                    case ACKNOWLEDGED -> acknowledged.add(line.job());
                    case UNSURE -> unsure.add(line.job());
                    default -> throw new IllegalStateException("a producer does not write " + line);
                }
            }
        }
        unsure.retainAll(acknowledged);
        Map<String, Job> stored = stored();
        Executions executions = Executions.read(workers);

        everyAcknowledgedJobSucceeded(acknowledged, stored);
        nothingCameFromNowhere(sent, stored, executions);
        executions.jobs().forEach((job, attempts) -> violations.addAll(Executions.wrongIn(job, attempts)));
        for (String job : stored.keySet()) {
            outcomesAreTheStores(job, executions.jobs().getOrDefault(job, List.of()));
        }
        Verifier.verify(QueueRuntime.of(jobs).store()).forEach(finding -> violations.add("verifier: " + finding));
        return new Verdict(
                stored.size(),
                acknowledged.size(),
                unsure.size(),
                executions.count(),
                executions.lostLeases(),
                List.copyOf(violations));
    }

    private Map<String, Job> stored() {
        Map<String, Job> all = new HashMap<>();
        Long after = null;
        for (List<Job> page = jobs.list(JobFilter.ALL, null, PAGE);
                !page.isEmpty();
                page = jobs.list(JobFilter.ALL, after, PAGE)) {
            for (Job job : page) {
                if (all.put(job.id().toString(), job) != null) {
                    violations.add("job " + job.id() + " is listed twice");
                }
                after = job.seq();
            }
        }
        return all;
    }

    /** I1, and that everything drained. */
    private void everyAcknowledgedJobSucceeded(Set<String> acknowledged, Map<String, Job> stored) {
        for (String id : acknowledged) {
            if (!stored.containsKey(id)) {
                violations.add("job " + id + " was acknowledged, and is not there");
            }
        }
        stored.forEach((id, job) -> {
            if (job.state() != JobState.SUCCEEDED) {
                violations.add("job " + id + " is " + job.state().word() + ": " + job.failure());
            }
        });
    }

    /** I2. */
    private void nothingCameFromNowhere(Set<String> sent, Map<String, Job> stored, Executions executions) {
        stored.keySet().stream()
                .filter(id -> !sent.contains(id))
                .forEach(id -> violations.add("job " + id + " is there, and nobody sent it"));
        executions.jobs().keySet().stream()
                .filter(id -> !stored.containsKey(id))
                .forEach(id -> violations.add("job " + id + " ran, and is not there"));
    }

    /** I5, in the store's own words: an attempt is granted when the one before it has ended. */
    private void leasesFollowEachOther(String job, List<Attempt> attempts) {
        List<Attempt> inOrder = new ArrayList<>(attempts);
        inOrder.sort(Comparator.comparingLong(Attempt::number));
        for (int i = 1; i < inOrder.size(); i++) {
            Attempt before = inOrder.get(i - 1);
            if (before.finishedAt().isAfter(inOrder.get(i).finishedAt())) {
                violations.add("job " + job + ": attempt " + before.number() + " was ended after its successor");
            }
        }
    }

    /** P4 and P5: what a worker was told is what the store kept. */
    private void outcomesAreTheStores(String job, List<Execution> executions) {
        List<Attempt> attempts = jobs.attempts(JobId.parse(job));
        leasesFollowEachOther(job, attempts);
        Map<Long, AttemptEnd> ends = new HashMap<>();
        for (Attempt attempt : attempts) {
            if (ends.put(attempt.number(), attempt.end()) != null) {
                violations.add("job " + job + " has two ends of attempt " + attempt.number());
            }
            if (attempt.end() == AttemptEnd.SUCCEEDED
                    && executions.stream().noneMatch(one -> one.attempt() == attempt.number())) {
                violations.add("job " + job + " succeeded in attempt " + attempt.number() + ", which nobody began");
            }
        }
        long successes = ends.values().stream()
                .filter(end -> end == AttemptEnd.SUCCEEDED)
                .count();
        if (successes != 1) {
            violations.add("job " + job + " succeeded " + successes + " times");
        }
        for (Execution execution : executions) {
            AttemptEnd end = ends.get(execution.attempt());
            boolean lost = end == AttemptEnd.LOST;
            if (execution.settled() && (end == null || lost)) {
                violations.add(execution + " was told that it is settled, and the store says " + end);
            }
            if (execution.refused() && !lost) {
                violations.add(execution + " was told that its lease is lost, and the store says " + end);
            }
        }
    }
}
