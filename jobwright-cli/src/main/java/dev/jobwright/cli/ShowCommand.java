package dev.jobwright.cli;

import dev.jobwright.Attempt;
import dev.jobwright.AuditEntry;
import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobQueue;
import dev.jobwright.Texts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jobwright show}: all about one job. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a job with all its attempts.")
final class ShowCommand implements Callable<Integer> {

    private static final int LONGEST = 20_000;

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOption store = new StoreOption();

    @Parameters(
            paramLabel = "ID",
            description = "the job's id, its key (NAME:17), or the beginning of the id of one of the newest jobs")
    private String reference = "";

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (JobQueue queue = store.openExisting(surroundings)) {
            Optional<Job> found = JobReference.find(queue, reference);
            if (found.isEmpty()) {
                surroundings.say(JobReference.unknown(reference));
                return 1;
            }
            Job job = found.get();
            List<Attempt> attempts = queue.attempts(job.id());
            List<AuditEntry> audit = queue.audit(job.id());
            if (json) {
                JsonLines lines = new JsonLines(out);
                lines.print(lines.details(job, attempts, audit));
            } else {
                print(out, job, attempts, audit);
            }
            return 0;
        }
    }

    private static void print(PrintWriter out, Job job, List<Attempt> attempts, List<AuditEntry> audit) {
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
