package dev.jobwright.cli.inspect;

import dev.jobwright.Attempt;
import dev.jobwright.AuditEntry;
import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobQueue;
import dev.jobwright.Texts;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.jobs.CommandTexts;
import dev.jobwright.cli.jobs.JobReference;
import dev.jobwright.cli.jobs.JsonLines;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jobwright show}: all about jobs. */
@Command(name = "show", description = "Shows jobs with all their attempts.")
public final class ShowCommand extends StoreCommand {

    private static final int LONGEST = 20_000;

    @Parameters(arity = "1..*", paramLabel = "ID", description = JobReference.DESCRIPTION)
    private List<String> references = List.of();

    public ShowCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        try (JobQueue queue = openExisting()) {
            CommandTexts commands = new CommandTexts(queue);
            int code = 0;
            for (String reference : references) {
                Optional<Job> found = JobReference.find(queue, reference);
                if (found.isPresent()) {
                    show(queue, found.get(), commands);
                } else {
                    complainUnknown(JobReference.unknown(reference));
                    code = 1;
                }
            }
            return code;
        }
    }

    private void show(JobQueue queue, Job job, CommandTexts commands) {
        List<Attempt> attempts = queue.attempts(job.id());
        List<AuditEntry> audit = queue.audit(job.id());
        if (json()) {
            JsonLines lines = new JsonLines(out());
            lines.print(lines.details(job, attempts, audit));
        } else {
            print(out(), job, commands.of(job), attempts, audit);
        }
    }

    private static void print(
            PrintWriter out, Job job, String command, List<Attempt> attempts, List<AuditEntry> audit) {
        line(out, "job", job.id());
        line(out, "state", job.state().word());
        line(out, "queue", job.lane().queue());
        line(out, "type", job.lane().type() + " version " + job.lane().version());
        line(out, "key", job.key());
        line(out, "enqueued", job.enqueuedAt());
        line(out, "not before", job.notBefore());
        line(out, "held", job.heldReason());
        line(out, "worker", job.worker());
        line(out, "finished", job.finishedAt());
        line(out, "group", job.correlation());
        line(out, "command", command);
        line(out, "args", job.args());
        line(out, "result", job.result());
        line(out, "failure", why(job.failure()));
        for (Attempt attempt : attempts) {
            String took = String.format(Locale.ROOT, "%.3f s", attempt.took().toNanos() / 1e9);
            String end = attempt.end().word() + ", " + took + ", by " + attempt.worker() + ", " + attempt.finishedAt();
            line(
                    out,
                    "attempt " + attempt.number(),
                    attempt.failure() == null ? end : end + ": " + why(attempt.failure()));
        }
        for (AuditEntry entry : audit) {
            line(
                    out,
                    entry.verb(),
                    entry.at() + ", " + entry.from().word() + " to "
                            + entry.to().word() + ", by " + entry.actor()
                            + (entry.reason().isEmpty() ? "" : ": " + entry.reason()));
        }
    }

    private static @Nullable String why(@Nullable Failure failure) {
        return failure == null ? null : failure.message().isEmpty() ? failure.summary() : failure.message();
    }

    private static void line(PrintWriter out, String name, @Nullable Object value) {
        if (value != null) {
            out.printf(Locale.ROOT, "%-11s %s%n", name, Texts.show(value.toString(), LONGEST));
        }
    }
}
