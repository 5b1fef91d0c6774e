package dev.jobwright.postgres;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.OutcomeUnknown;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Inserts what many callers want at the same time as one. */
final class Intake {

    /** Of one statement. */
    static final int MOST_JOBS = 2_000;

    private static final long MOST_CHARS = 4_000_000;
    private static final int AVERAGE_CHARS = 100;

    private final Calls calls;
    private final Notices notices;
    private final Floors floors;
    private final Runnable written;
    private final Duration patience;
    private final Grouping<List<NewJob>, List<InsertResult>> grouping =
            new Grouping<>(Role.GENERAL.connections, MOST_CHARS, Intake::weigh, this::insertTogether);

    /** @param patience how long an insert waits for a server that is away */
    Intake(Calls calls, Notices notices, Floors floors, Runnable written, Duration patience) {
        this.calls = calls;
        this.notices = notices;
        this.floors = floors;
        this.written = written;
        this.patience = patience;
    }

    List<InsertResult> insert(List<NewJob> jobs) {
        return jobs.isEmpty() ? List.of() : grouping.call(jobs);
    }

    /** In characters; a small job weighs as much as makes a group of the largest number. */
    private static long weigh(List<NewJob> jobs) {
        long weight = 0;
        for (NewJob job : jobs) {
            weight +=
                    Math.max(MOST_CHARS / MOST_JOBS, AVERAGE_CHARS + job.args().length());
        }
        return weight;
    }

    private List<Supplier<List<InsertResult>>> insertTogether(List<List<NewJob>> callers) {
        List<InsertResult> results;
        try {
            results = insertNow(
                    callers.size() == 1
                            ? callers.get(0)
                            : callers.stream().flatMap(List::stream).toList());
        } catch (InvalidInput e) {
            return apart(callers, e);
        } catch (OutcomeUnknown e) {
            return failures(callers, e);
        }
        List<Supplier<List<InsertResult>>> answers = new ArrayList<>(callers.size());
        int from = 0;
        for (List<NewJob> jobs : callers) {
            List<InsertResult> own = results.subList(from, from + jobs.size());
            answers.add(() -> own);
            from += jobs.size();
        }
        return answers;
    }

    /** One of them cannot be written: the others must not suffer for it. */
    private List<Supplier<List<InsertResult>>> apart(List<List<NewJob>> callers, InvalidInput failure) {
        if (callers.size() == 1) {
            return List.of(() -> {
                throw failure;
            });
        }
        int half = callers.size() / 2;
        List<Supplier<List<InsertResult>>> answers = new ArrayList<>(insertTogether(callers.subList(0, half)));
        answers.addAll(insertTogether(callers.subList(half, callers.size())));
        return answers;
    }

    private static List<Supplier<List<InsertResult>>> failures(List<List<NewJob>> callers, OutcomeUnknown failure) {
        List<Supplier<List<InsertResult>>> answers = new ArrayList<>(callers.size());
        for (List<NewJob> jobs : callers) {
            answers.add(() -> {
                throw new OutcomeUnknown(
                        failure.getMessage() + "; insert them again with the same ids", ids(jobs), failure);
            });
        }
        return answers;
    }

    private List<InsertResult> insertNow(List<NewJob> jobs) {
        List<InsertResult> results = notices.telling(
                payload -> calls.callPatiently(Role.GENERAL, patience, (link, again) -> {
                    JobNumbers numbers = JobNumbers.of(link, jobs);
                    List<InsertResult> answers = Inserts.run(link.session(), numbers, jobs, payload);
                    lowerFloors(numbers, jobs);
                    return again ? ownOnes(jobs, answers) : answers;
                }),
                answers -> true);
        written.run();
        return results;
    }

    /** A job may say that it is due before others that are through. */
    private void lowerFloors(JobNumbers numbers, List<NewJob> jobs) {
        for (int i = 0; i < jobs.size(); i++) {
            NewJob job = jobs.get(i);
            if (job.due() != null) {
                floors.lower(numbers.lanes[i], -job.priority(), Micros.of(job.due()));
            }
        }
    }

    /** After a lost answer: a job that is its own duplicate was inserted by the first of two tries. */
    private static List<InsertResult> ownOnes(List<NewJob> jobs, List<InsertResult> answers) {
        List<InsertResult> own = new ArrayList<>(answers);
        for (int i = 0; i < own.size(); i++) {
            NewJob job = jobs.get(i);
            if (own.get(i) instanceof InsertResult.Duplicate duplicate
                    && duplicate.existing().equals(job.id())) {
                own.set(i, new InsertResult.Inserted(job.id(), beginsIn(job)));
            }
        }
        return own;
    }

    private static JobState beginsIn(NewJob job) {
        return job.heldReason() != null
                ? JobState.HELD
                : job.notBefore() != null || job.delay() != null ? JobState.SCHEDULED : JobState.AVAILABLE;
    }

    /** The exception for a list of which some slices are there and others not. */
    static OutcomeUnknown partly(List<NewJob> jobs, RuntimeException failure) {
        return new OutcomeUnknown(
                "some of the " + jobs.size()
                        + " jobs were inserted and others not: insert them again with the same ids ("
                        + failure.getMessage() + ")",
                ids(jobs),
                failure);
    }

    private static List<JobId> ids(List<NewJob> jobs) {
        return jobs.stream().map(NewJob::id).toList();
    }
}
