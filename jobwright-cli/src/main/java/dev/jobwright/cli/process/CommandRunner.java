package dev.jobwright.cli.process;

import dev.jobwright.JobwrightException;
import dev.jobwright.LeaseLostException;
import dev.jobwright.NonRetryable;
import dev.jobwright.cli.command.Command;
import dev.jobwright.cli.command.ProgramPath;
import dev.jobwright.worker.JobContext;
import dev.jobwright.worker.Snooze;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a command as one attempt of a job. Safe for use by many slots. */
public final class CommandRunner {

    private static final String COOKIE = "JOBWRIGHT_JOB_ID";

    /** How much of what a failed command said last stands in its failure; all of it is in the log. */
    private static final int LAST_WORDS = 1_000;

    private final Launcher launcher;
    private final Termination termination;
    private final Path spools;
    private final Consumer<String> abort;

    /**
     * @param spools where the output of commands goes meanwhile
     * @param abort told of what is no fault of the job, and would be the same for every other: claim nothing more
     */
    public CommandRunner(Launcher launcher, Termination termination, Path spools, Consumer<String> abort) {
        this.launcher = launcher;
        this.termination = termination;
        this.spools = spools;
        this.abort = abort;
    }

    /**
     * Runs the command, and ends all that it has started when the attempt is to stop. What an earlier attempt has left
     * alive is ended first.
     *
     * @return how it ended, with success
     * @throws CommandFailed when it ended otherwise
     * @throws NonRetryable when another attempt could not end otherwise
     * @throws Snooze when it could not be tried, by no fault of the job
     */
    public CommandResult run(Execution execution, JobContext context, AttemptOutput output)
            throws InterruptedException {
        Spool spool = Spool.of(spools, context.id(), context.attempt());
        Ended ended = null;
        try {
            ended = attempt(execution, context, spool, output);
        } catch (IOException e) {
            context.ensureOwned(); // whoever has taken the job has removed the files
            abort.accept("cannot keep the output of commands in " + spools + ": " + e.getMessage());
            throw new Snooze(Duration.ZERO);
        } finally {
            CommandResult result = ended == null ? null : ended.result;
            output.ended(spool, result, result != null && (isLast(result) || context.isLastAttempt()));
        }
        if (ended.result.succeeded()) {
            return ended.result;
        }
        throw isLast(ended.result) ? new NonRetryable(ended.describe()) : new CommandFailed(ended.describe());
    }

    private static boolean isLast(CommandResult result) {
        return result.succeeded() || result.isFinal();
    }

    private Ended attempt(Execution execution, JobContext context, Spool spool, AttemptOutput output)
            throws IOException, InterruptedException {
        Command command = execution.command();
        if (context.attempt() > 1) {
            termination.endLeftovers(cookie(context), execution.limits().killAfter());
            Spool.removeBefore(spools, context.id(), context.attempt());
        }
        if (command.creates() != null && Files.exists(command.creates())) {
            return new Ended(CommandResult.notRun(command.creates() + " exists"), "");
        }
        CommandProcess process;
        try {
            process = start(execution, context, spool);
        } catch (NotStarted e) {
            return new Ended(new CommandResult(e.exitCode, 0, 0, null), e.why);
        }
        output.began(spool);
        CommandResult result = spool.result(await(process, execution, context));
        keep(result, execution.limits(), context, spool);
        return new Ended(result, result.succeeded() ? "" : KeptText.tail(spool.stderr(), LAST_WORDS));
    }

    private int await(CommandProcess process, Execution execution, JobContext context) throws InterruptedException {
        try {
            int exitCode = process.await();
            if (process.isHurried()) {
                throw new Snooze(Duration.ZERO); // it was not its own end
            }
            return exitCode;
        } catch (InterruptedException e) {
            termination.end(process, cookie(context), execution.limits().killAfter());
            if (isOutOfTime(context)) {
                return CommandResult.TIMED_OUT;
            }
            throw e;
        } finally {
            launcher.ended(process);
        }
    }

    private void keep(CommandResult result, Limits limits, JobContext context, Spool spool) throws IOException {
        if (!limits.keep().wants(result.succeeded())) {
            return;
        }
        try {
            OutputLog.write(context, spool, result, limits.keepBytes());
        } catch (LeaseLostException e) {
            // Then the attempt has ended already, and nothing that it did counts.
        } catch (JobwrightException e) {
            abort.accept("the output of job " + context.id() + " is not kept: " + e.getMessage());
        }
    }

    private CommandProcess start(Execution execution, JobContext context, Spool spool) throws NotStarted {
        Command command = execution.command();
        String program = command.words().get(0);
        if (!Files.isDirectory(command.folder())) {
            throw new NotStarted(CommandResult.CANNOT_RUN, "the folder " + command.folder() + " is gone");
        }
        ProgramPath programs = new ProgramPath(command.path(), command.folder());
        Optional<Path> file = programs.find(program);
        if (file.isEmpty()) {
            int exitCode = programs.isThere(program) ? CommandResult.CANNOT_RUN : CommandResult.NOT_FOUND;
            throw new NotStarted(exitCode, programs.whyNot(program));
        }
        try {
            return launcher.start(file.get(), command, names(execution, context), spool);
        } catch (SpawnFailed e) {
            if (e.isFaultOfCommand()) {
                throw new NotStarted(e.exitCode(), e.why());
            }
            throw noFault(e);
        } catch (IOException e) {
            throw noFault(e);
        }
    }

    private Snooze noFault(IOException e) {
        abort.accept("cannot start commands: " + e.getMessage());
        return new Snooze(Duration.ZERO);
    }

    private static Map<String, String> names(Execution execution, JobContext context) {
        Map<String, String> names = new HashMap<>(execution.names());
        names.put(COOKIE, context.id().toString());
        names.put("JOBWRIGHT_QUEUE", context.queue());
        names.put("JOBWRIGHT_ATTEMPT", Long.toString(context.attempt()));
        names.put("JOBWRIGHT_IDEMPOTENCY_KEY", context.idempotencyKey());
        names.put("JOBWRIGHT_TOKEN", context.token().toString());
        return names;
    }

    private static String cookie(JobContext context) {
        return COOKIE + "=" + context.id();
    }

    private static boolean isOutOfTime(JobContext context) {
        Duration left = context.timeLeft();
        return left != null && (left.isZero() || left.isNegative());
    }

    /** @param lastWords what a failed command said last, or why it could not start */
    private record Ended(CommandResult result, String lastWords) {
        String describe() {
            return CommandFailed.describe(result, lastWords);
        }
    }

    /** It is the job's own fault that its command cannot be started. */
    private static final class NotStarted extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        private final int exitCode;
        private final String why;

        NotStarted(int exitCode, String why) {
            super(why, null, false, false);
            this.exitCode = exitCode;
            this.why = why;
        }
    }
}
