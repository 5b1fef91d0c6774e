package dev.jobwright.cli.run;

import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.queue.QueueRuntime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said when a run stops, and the exit code. */
final class Ending {

    private static final int MOST_FAILURES_SHOWN = 10;
    private static final int MOST_COUNTED = 100;
    private static final int OUR_FAULT = 255;

    private final JobQueue queue;
    private final Screen screen;
    private final String name;

    Ending(JobQueue queue, Screen screen, String name) {
        this.queue = queue;
        this.screen = screen;
        this.name = name;
    }

    /** @return the exit code: the number of failed lines, 101 for more than 100, or the reason why some are left */
    int tell(Counts counts, StopRequest stop, boolean inputComplete, double seconds, boolean quiet) {
        String trouble = stop.trouble();
        if (trouble != null) {
            screen.say(trouble);
        }
        boolean over = counts.left() == 0 && inputComplete;
        if (!quiet) {
            screen.say(String.format(Locale.ROOT, "run %s: %s in %.1f s", name, counts.summary(), seconds));
            tellFailures(counts);
            if (!over) {
                screen.say(howToGoOn(counts, inputComplete));
            } else if (counts.failed() > 0) {
                screen.say("again: jobwright retry --state failed --queue " + name + " --yes && jobwright run --resume "
                        + name);
            }
        }
        if (over) {
            return (int) Math.min(counts.failed(), MOST_COUNTED + 1);
        }
        return stop.isMade() ? stop.exitCode() : OUR_FAULT;
    }

    private String howToGoOn(Counts counts, boolean inputComplete) {
        if (!inputComplete) {
            return "the input was not read to its end. Go on with the same input: … | jobwright run --resume " + name;
        }
        if (counts.held() == counts.left()) {
            return "what is left is held; it runs after its release";
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
            screen.say(String.format(
                    Locale.ROOT,
                    "failed #%d  %s  %s  (jobwright show %s:%d)",
                    line.number(),
                    cut(line.line(), 60),
                    why(job.failure() == null ? null : job.failure().message()),
                    name,
                    line.number()));
        }
        if (counts.failed() > first.size()) {
            screen.say(String.format(
                    Locale.ROOT,
                    "… and %,d more: jobwright jobs --state failed --queue %s",
                    counts.failed() - first.size(),
                    name));
        }
    }

    private static String why(@Nullable String message) {
        return message == null ? "" : cut(message.lines().findFirst().orElse(""), 100);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
