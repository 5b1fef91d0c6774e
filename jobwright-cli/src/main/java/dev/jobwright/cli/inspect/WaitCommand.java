package dev.jobwright.cli.inspect;

import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.command.Durations;
import dev.jobwright.cli.jobs.JobReference;
import dev.jobwright.cli.jobs.JsonLines;
import dev.jobwright.cli.jobs.ScopeOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jobwright wait}: returns when jobs have ended. */
@Command(
        name = "wait",
        description = "Waits until jobs have ended.",
        footer = {
            "",
            "Exit code: 0 when all have succeeded, else 1; for one job that is a command, the command's own.",
            "1, too, when --timeout is over. Held jobs are waited for, too; how many there are is said once."
        })
public final class WaitCommand extends StoreCommand {

    @Parameters(arity = "0..*", paramLabel = "ID", description = JobReference.DESCRIPTION)
    private List<String> references = List.of();

    @Mixin
    private ScopeOptions scope = new ScopeOptions();

    @Option(names = "--timeout", paramLabel = "TIME", description = "gives up after so long (default: never)")
    private @Nullable String timeout;

    public WaitCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (references.isEmpty() == scope.isEmpty()) {
            throw new InvalidInput("say which jobs to wait for: either ids, or --group, --queue, --type or --since");
        }
        Duration most = timeout == null ? null : Durations.parse("--timeout", timeout);
        try (JobQueue queue = openExisting()) {
            if (references.isEmpty()) {
                JobFilter filter = scope.filter(surroundings());
                return tell(new Wait(queue, surroundings()).forAll(filter, most), null);
            }
            Optional<List<Job>> jobs = JobReference.findAll(queue, references, this::complainUnknown);
            if (jobs.isEmpty()) {
                return 1;
            }
            List<JobId> ids = jobs.get().stream().map(Job::id).toList();
            Wait.Ends ends = new Wait(queue, surroundings()).forEach(ids, most);
            return tell(ends, ids.size() == 1 ? ends.exitCode() : null);
        }
    }

    private int tell(Wait.Ends ends, @Nullable Integer exitCode) {
        if (ends.equals(Wait.Ends.NONE)) {
            complainUnknown("there is no such job");
            return 1;
        }
        if (json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("succeeded", ends.succeeded());
            answer.put("unsuccessful", ends.unsuccessful());
            answer.put("left", ends.left());
            new JsonLines(out()).print(answer);
        }
        if (ends.left() > 0) {
            surroundings().say(String.format(Locale.ROOT, "%,d of the jobs have not ended in time", ends.left()));
            return 1;
        }
        if (exitCode != null) {
            return exitCode;
        }
        if (ends.unsuccessful() > 0 && !json()) {
            surroundings()
                    .say(String.format(
                            Locale.ROOT,
                            "%,d of %,d jobs did not succeed",
                            ends.unsuccessful(),
                            ends.unsuccessful() + ends.succeeded()));
        }
        return ends.unsuccessful() == 0 ? 0 : 1;
    }
}
