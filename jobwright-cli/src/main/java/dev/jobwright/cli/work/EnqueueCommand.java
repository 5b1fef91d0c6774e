package dev.jobwright.cli.work;

import dev.jobwright.EnqueueOptions;
import dev.jobwright.Enqueued;
import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.LogStream;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.StorePlace;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.command.CommandOptions;
import dev.jobwright.cli.command.Durations;
import dev.jobwright.cli.command.Tokens;
import dev.jobwright.cli.command.UserEnvironment;
import dev.jobwright.cli.inspect.Wait;
import dev.jobwright.cli.jobs.CommandJob;
import dev.jobwright.cli.jobs.JsonLines;
import dev.jobwright.cli.log.LogPrinter;
import dev.jobwright.cli.process.LimitOptions;
import dev.jobwright.cli.process.Limits;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jobwright enqueue}: one command as a job. */
@Command(
        name = "enqueue",
        description =
                "Makes one command a job for 'jobwright worker', and prints its id. Tokens such as {} stay as they are.",
        footer = {"", "  jobwright enqueue --retries 3 -- rsync -a photos/ backup:photos/"})
public final class EnqueueCommand extends StoreCommand {

    @Mixin
    private CommandOptions command = new CommandOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--env-all",
            description = "sets all variables to what they are now; they stand in the store as they are")
    private boolean allVariables;

    @Option(names = "--queue", paramLabel = "QUEUE", description = "its queue (default: default)")
    private @Nullable String queue;

    @Option(names = "--group", paramLabel = "GROUP", description = "its group, to find it by")
    private @Nullable String group;

    @Option(names = "--priority", paramLabel = "N", description = "higher runs earlier (default: 0)")
    private int priority;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "its own name: with a key that a job has already, nothing is enqueued, and that job's id printed")
    private @Nullable String key;

    @Option(names = "--delay", paramLabel = "TIME", description = "does not start before so long: 90s, 5m, 2h")
    private @Nullable String delay;

    @Option(names = "--wait", description = "waits until it has ended; the exit code is the command's")
    private boolean wait;

    @Option(names = "--follow", description = "as --wait, and prints what it writes")
    private boolean follow;

    @Parameters(arity = "0..*", paramLabel = "-- COMMAND [ARG…]", description = "the program and its arguments")
    private List<String> words = List.of();

    public EnqueueCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandJob job = job();
        job.check();
        StorePlace place = place();
        try (JobQueue jobs = place.open()) {
            Enqueued<?> answer = jobs.enqueue(CommandJob.TYPE, job, options -> set(options, job.limits()));
            JobId id = answer.job().id();
            tell(id, answer instanceof Enqueued.Inserted<?>);
            if (follow) {
                follow(jobs, jobs.find(id).stream().toList(), place);
            }
            return wait || follow
                    ? new Wait(jobs, surroundings()).forEach(List.of(id), null).exitCode()
                    : 0;
        }
    }

    private CommandJob job() {
        if (!words.isEmpty() && !originalArgs().contains("--")) {
            throw new InvalidInput(
                    "put -- before the command: jobwright enqueue [OPTIONS] -- " + String.join(" ", words));
        }
        Limits checked = limits.limits();
        return CommandJob.of(
                command.template(
                        words,
                        Tokens.DEFAULT,
                        false,
                        surroundings().folder(),
                        surroundings().environment()),
                allVariables ? UserEnvironment.of(surroundings().environment()) : Map.of(),
                checked);
    }

    private void set(EnqueueOptions options, Limits checked) {
        options.policy(policy -> checked.policy()).priority(priority);
        if (queue != null) {
            options.queue(queue);
        }
        if (group != null) {
            options.correlation(group);
        }
        if (key != null) {
            options.key(key);
        }
        if (delay != null) {
            options.delay(Durations.parse("--delay", delay));
        }
    }

    private void tell(JobId id, boolean inserted) {
        if (json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", id.toString());
            answer.put("inserted", inserted);
            new JsonLines(out()).print(answer);
        } else {
            out().println(id);
        }
        out().flush();
        if (!inserted) {
            surroundings().say("there is a job with the key " + key + " already: nothing was enqueued");
        }
    }

    private void follow(JobQueue jobs, List<Job> job, StorePlace place) throws IOException, InterruptedException {
        new LogPrinter(
                        surroundings(),
                        jobs,
                        place.spools(surroundings().environment()),
                        out(),
                        EnumSet.allOf(LogStream.class),
                        0)
                .follow(job);
    }
}
