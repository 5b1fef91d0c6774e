package dev.jobwright.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All attempts that were started, by job. */
record Executions(Map<String, List<Execution>> jobs) {

    /** In nanoseconds, on a busy machine. */
    private static final long LOOK_TO_FIRST_LINE = 50_000_000;

    static Executions read(List<Life> workers) throws IOException {
        Map<String, List<Execution>> jobs = new HashMap<>();
        for (Life life : workers) {
            Map<Life.Open, Execution> mine = new HashMap<>();
            for (Diary.Line line : life.lines()) {
                mine.merge(new Life.Open(line.job(), line.attempt()), of(life, line), Executions::together);
            }
            mine.values().stream()
                    // Without a start, it was never begun: given back from the window, or settled as such.
                    .filter(execution -> execution.start() != Long.MAX_VALUE)
                    .forEach(execution -> jobs.computeIfAbsent(execution.job(), job -> new ArrayList<>())
                            .add(execution));
        }
        jobs.values().forEach(list -> list.sort(Comparator.comparingLong(Execution::attempt)));
        return new Executions(jobs);
    }

    private static Execution of(Life life, Diary.Line line) {
        return new Execution(
                life,
                line.job(),
                line.attempt(),
                line.what() == Diary.What.START ? line.nanos() : Long.MAX_VALUE,
                line.what() == Diary.What.END ? line.nanos() : Long.MAX_VALUE,
                line.what() == Diary.What.SETTLED,
                line.what() == Diary.What.LOST);
    }

    private static Execution together(Execution a, Execution b) {
        return new Execution(
                a.life(),
                a.job(),
                a.attempt(),
                Math.min(a.start(), b.start()),
                Math.min(a.end(), b.end()),
                a.settled() || b.settled(),
                a.refused() || b.refused());
    }

    int count() {
        return jobs.values().stream().mapToInt(List::size).sum();
    }

    int lostLeases() {
        return (int) jobs.values().stream()
                .flatMap(List::stream)
                .filter(Execution::refused)
                .count();
    }

    /**
     * What the attempts of one job should not have done.
     *
     * <p>A later attempt may begin while an earlier one runs only when the earlier one's process was stopped meanwhile:
     * its lease ran out without its knowing. Such an attempt must be refused, unless its process was killed before it
     * could report. And no handler may begin an attempt after a later one: whoever wakes up has to look at his lease
     * first. In both, the stop may have hit just between that look and the handler's first line.
     */
    static List<String> wrongIn(String job, List<Execution> attempts) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            Execution earlier = attempts.get(i);
            if (!earlier.endedOrDied()) {
                wrong.add(earlier + " never ended");
            }
            for (Execution later : attempts.subList(i + 1, attempts.size())) {
                if (later.attempt() == earlier.attempt()) {
                    wrong.add(earlier + " has the number of another one in " + later.life());
                } else if (earlier.start() > later.start()) {
                    lateStart(earlier, later, wrong);
                } else if (earlier.ranUntil() > later.start()) {
                    overlap(earlier, later, wrong);
                }
            }
        }
        return wrong;
    }

    /** A stop may hit between the worker's look at the lease and the handler's first line; no longer than that. */
    private static void lateStart(Execution earlier, Execution later, List<String> wrong) {
        if (earlier.life().wasPausedWithin(earlier.start() - LOOK_TO_FIRST_LINE, earlier.start())) {
            mustBeRefused(earlier, later, wrong);
        } else {
            wrong.add(earlier + " began after " + later + ": its worker did not look at its lease");
        }
    }

    private static void overlap(Execution earlier, Execution later, List<String> wrong) {
        if (earlier.life().wasPausedWithin(earlier.start() - LOOK_TO_FIRST_LINE, later.start())) {
            mustBeRefused(earlier, later, wrong);
        } else {
            wrong.add(earlier + " ran until " + (earlier.ranUntil() - later.start()) / 1_000 + " µs after the start of "
                    + later + ", and its process was not stopped meanwhile");
        }
    }

    private static void mustBeRefused(Execution earlier, Execution later, List<String> wrong) {
        if (earlier.settled()) {
            wrong.add(earlier + " was taken over by " + later + ", and counted all the same");
        } else if (!earlier.refused() && !earlier.life().wasKilled()) {
            wrong.add(earlier + " was taken over by " + later + ", and was not told");
        }
    }
}
