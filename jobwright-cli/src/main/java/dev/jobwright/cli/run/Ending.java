package dev.jobwright.cli.run;

import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.cli.output.Counts;
import dev.jobwright.queue.QueueRuntime;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What is said when a run stops, and the exit code. */
final class Ending {

    private static final int MOST_FAILURES_SHOWN = 10;
    private static final int MOST_COUNTED = 100;
    private static final int OUR_FAULT = 255;

    private final RunContext context;
    private final JobQueue queue;
    private final String name;

    Ending(RunContext context, String name) {
        this.context = context;
        this.queue = context.queue();
        this.name = name;
    }

    /** @return the exit code: the number of failed lines, 101 for more than 100, or the reason why some are left */
    int tell(Counts counts, StopRequest stop, boolean inputComplete, double seconds) {
        context.say(String.format(Locale.ROOT, "run %s: %s in %.1f s", name, counts.summary(), seconds));
        tellFailures(counts);
        boolean over = counts.left() == 0 && inputComplete;
        if (!over) {
            context.say(howToGoOn(counts, inputComplete));
        } else if (counts.failed() > 0) {
            context.say("again: jobwright run --resume " + name + " --retry-failed");
        }
        if (over || (stop.isMade() && stop.countsFailures())) {
            return counted(counts);
        }
        return stop.isMade() ? stop.exitCode() : OUR_FAULT;
    }

    /** For one that had ended before. */
    int tellOfFinished(Counts counts) {
        tellFailures(counts);
        return counted(counts);
    }

    private static int counted(Counts counts) {
        return (int) Math.min(counts.failed(), MOST_COUNTED + 1);
    }

    private String howToGoOn(Counts counts, boolean inputComplete) {
        if (!inputComplete) {
            return "the input was not read to its end. Go on with the same input: … | jobwright run --resume " + name;
        }
        if (counts.held() == counts.left()) {
            return "what is left is held: jobwright release --queue " + name + " lets it go";
        }
        return "go on: jobwright run --resume " + name;
    }

    private void tellFailures(Counts counts) {
        if (counts.failed() == 0) {
            return;
        }
        JobFilter failed = JobFilter.state(JobState.FAILED).withQueue(name).withType(Line.TYPE.name());
        List<Job> first = queue.list(failed, null, MOST_FAILURES_SHOWN);
        for (Job job : first) {
            Line line = (Line) QueueRuntime.of(queue).codec().decode(job.args(), Line.class);
            context.say(String.format(
                    Locale.ROOT,
                    "failed #%d  %s  %s  (jobwright show %s:%d)",
                    line.number(),
                    cut(line.line(), 60),
                    why(job),
                    name,
                    line.number()));
        }
        if (counts.failed() > first.size()) {
            context.say(String.format(
                    Locale.ROOT,
                    "… and %,d more: jobwright jobs --state failed --queue %s",
                    counts.failed() - first.size(),
                    name));
        }
    }

    private static String why(Job job) {
        Failure failure = job.failure();
        Duration limit = job.policy().maxRunTime();
        if (failure == null) {
            return "";
        }
        return failure.reason().equals(Failure.TIMEOUT) && limit != null
                ? "timed out after "
                        + BigDecimal.valueOf(limit.toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString() + " s"
                : cut(failure.message().lines().findFirst().orElse(""), 100);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
