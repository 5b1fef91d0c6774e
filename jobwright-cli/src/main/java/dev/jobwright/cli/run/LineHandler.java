package dev.jobwright.cli.run;

import dev.jobwright.NonRetryable;
import dev.jobwright.worker.Handler;
import dev.jobwright.worker.JobContext;
import dev.jobwright.worker.Snooze;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the command for one line. */
final class LineHandler implements Handler<Line, CommandResult> {

    private static final String COOKIE = "JOBWRIGHT_JOB_ID";
    private static final int CANNOT_RUN = 126;
    private static final int NOT_FOUND = 127;

    private final Template template;
    private final Path folder;
    private final Path spools;
    private final Map<String, String> names;
    private final ProgramPath programs;
    private final Launcher launcher;
    private final Leftovers leftovers;
    private final Screen screen;
    private final Consumer<String> abort;

    /**
     * @param folder where commands run
     * @param spools where their output goes meanwhile
     * @param names what all commands get into their environment
     * @param abort told of what is no fault of the line, and would be the same for every other
     */
    LineHandler(
            Template template,
            Path folder,
            Path spools,
            Map<String, String> names,
            ProgramPath programs,
            Launcher launcher,
            Leftovers leftovers,
            Screen screen,
            Consumer<String> abort) {
        this.template = template;
        this.folder = folder;
        this.spools = spools;
        this.names = Map.copyOf(names);
        this.programs = programs;
        this.launcher = launcher;
        this.leftovers = leftovers;
        this.screen = screen;
        this.abort = abort;
    }

    @Override
    public CommandResult handle(Line line, JobContext context) throws InterruptedException {
        if (context.attempt() > 1) {
            leftovers.end(COOKIE + "=" + context.id());
        }
        List<String> command = template.fill(line);
        if (!Files.isDirectory(folder)) {
            throw cannotStart(CANNOT_RUN, "the folder " + folder + " is gone");
        }
        Optional<Path> program = programs.find(command.get(0));
        if (program.isEmpty()) {
            throw cannotStart(NOT_FOUND, "command not found: " + command.get(0));
        }
        try (Spool spool = Spool.of(spools, context.id(), context.attempt())) {
            Spool.removeBefore(spools, context.id(), context.attempt());
            return run(program.get(), command, line, context, spool);
        } catch (IOException e) {
            abort.accept("cannot keep the output of commands in " + spools + ": " + e.getMessage());
            throw new Snooze(Duration.ZERO);
        }
    }

    private CommandResult run(Path program, List<String> command, Line line, JobContext context, Spool spool)
            throws IOException, InterruptedException {
        CommandProcess process = start(program, command, environment(line, context), spool);
        int exitCode;
        try {
            exitCode = process.await();
        } catch (InterruptedException e) {
            process.end();
            leftovers.end(COOKIE + "=" + context.id());
            throw e;
        } finally {
            launcher.ended(process);
        }
        CommandResult result = spool.result(exitCode);
        boolean last = exitCode == 0 || isFinal(exitCode) || context.isLastAttempt();
        if (last) {
            screen.print(spool);
        }
        if (exitCode == 0) {
            return result;
        }
        throw isFinal(exitCode) ? new NonRetryable(CommandFailed.describe(result)) : new CommandFailed(result);
    }

    private CommandProcess start(Path program, List<String> command, Map<String, String> environment, Spool spool) {
        try {
            return launcher.start(program, command, environment, spool);
        } catch (IOException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "");
            // The texts differ from JDK to JDK, the numbers do not.
            if (why.contains("error=7,")) {
                throw cannotStart(CANNOT_RUN, "the arguments are too long");
            }
            if (why.contains("error=13,")) {
                throw cannotStart(CANNOT_RUN, command.get(0) + " is not executable");
            }
            abort.accept("cannot start commands: " + why);
            throw new Snooze(Duration.ZERO);
        }
    }

    private Map<String, String> environment(Line line, JobContext context) {
        Map<String, String> environment = new HashMap<>(names);
        environment.put(COOKIE, context.id().toString());
        environment.put("JOBWRIGHT_SEQ", Long.toString(line.number()));
        environment.put("JOBWRIGHT_ATTEMPT", Long.toString(context.attempt()));
        environment.put("JOBWRIGHT_TOKEN", context.token().toString());
        return environment;
    }

    /** By custom, codes that say that the command never ran: another attempt would not mend that. */
    private static boolean isFinal(int exitCode) {
        return exitCode == CANNOT_RUN || exitCode == NOT_FOUND;
    }

    private static NonRetryable cannotStart(int exitCode, String why) {
        return new NonRetryable(CommandFailed.describe(new CommandResult(exitCode, "", why)));
    }
}
