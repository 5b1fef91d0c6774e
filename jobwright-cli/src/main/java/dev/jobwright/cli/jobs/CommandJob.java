package dev.jobwright.cli.jobs;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobType;
import dev.jobwright.cli.command.Command;
import dev.jobwright.cli.command.CommandTemplate;
import dev.jobwright.cli.command.ProgramPath;
import dev.jobwright.cli.process.CommandResult;
import dev.jobwright.cli.process.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command on its own, as the args of its job. Unlike a workload's, it has no tokens.
 *
 * @param words the program and its arguments
 * @param folder the absolute path of the folder that it runs in
 * @param path where its program is looked for, as in {@code PATH}
 * @param environment what it gets besides the worker's environment
 * @param creates the file that makes it needless when it exists; null for none
 */
public record CommandJob(
        List<String> words,
        String folder,
        String path,
        Map<String, String> environment,
        @Nullable String creates,
        Limits limits) {

    public static final JobType<CommandJob, CommandResult> TYPE =
            JobType.of("jobwright.command", CommandJob.class, CommandResult.class);

    /** What {@code $0} is in a script. */
    private static final String SCRIPT_NAME = "jobwright";

    public CommandJob {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** @param variables what it gets into its environment, besides and beneath the template's own */
    public static CommandJob of(CommandTemplate given, Map<String, String> variables, Limits limits) {
        String script = given.script();
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(given.inherited());
        environment.putAll(given.environment());
        return new CommandJob(
                script == null ? given.words() : List.of(given.shell(), "-c", script, SCRIPT_NAME),
                given.folder(),
                given.path(),
                environment,
                given.creates(),
                limits);
    }

    /** @throws InvalidInput when it could not be started here and now */
    public void check() {
        Path place = Path.of(folder);
        if (!Files.isDirectory(place)) {
            throw new InvalidInput("there is no folder " + folder + " (nothing was enqueued)");
        }
        ProgramPath programs = new ProgramPath(path, place);
        if (programs.find(words.get(0)).isEmpty()) {
            throw new InvalidInput(programs.whyNot(words.get(0)) + " (nothing was enqueued)");
        }
    }

    public Command command() {
        Path place = Path.of(folder);
        return new Command(words, place, path, environment, creates == null ? null : place.resolve(creates));
    }
}
