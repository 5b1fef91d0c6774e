package dev.jobwright.cli;

import dev.jobwright.Job;
import dev.jobwright.Texts;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/** A job as one line of a table. Whatever comes from data is shown so that it cannot act on a terminal. */
final class JobLine {

    private static final int ARGS = 60;
    private static final String FORMAT = "%-36s  %-9s  %5s  %-20s  %-30s  %s";

    private JobLine() {}

    static String header() {
        return String.format(Locale.ROOT, FORMAT, "ID", "STATE", "TRIES", "ENQUEUED", "KEY OR QUEUE", "ARGS");
    }

    static String of(Job job) {
        return String.format(
                Locale.ROOT,
                FORMAT,
                job.id(),
                job.state().word(),
                job.tally().failures() + "/" + job.policy().maxAttempts(),
                job.enqueuedAt().truncatedTo(ChronoUnit.SECONDS),
                Objects.requireNonNullElse(job.key(), job.lane().queue()),
                Texts.show(job.args(), ARGS));
    }
}
