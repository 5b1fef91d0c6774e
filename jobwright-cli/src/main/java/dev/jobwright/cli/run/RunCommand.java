package dev.jobwright.cli.run;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobQueue;
import dev.jobwright.cli.StoreOption;
import dev.jobwright.cli.StorePlace;
import dev.jobwright.cli.Surroundings;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jobwright run}: what was asked for, checked, before anything is done. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a command for each line of standard input, as durable jobs.",
        footer = {
            "",
            "In COMMAND, {} is the line, {.} the line without its extension, {/} its base name, {//} its folder,",
            "{/.} its base name without extension, {#} its number. Without any of them the line is appended.",
            "No shell is involved: a line is always part of one argument.",
            "",
            "  find photos -name '*.jpg' | jobwright run --slots 4 -- convert {} -resize 320x thumbs/{/}",
            "  jobwright run --resume",
            "",
            "Exit code: 0, or the number of failed lines (101: more than 100); 130 and 143 after Ctrl-C and SIGTERM;",
            "255 when jobwright itself could not."
        })
public final class RunCommand implements Callable<Integer> {

    private static final int MOST_SLOTS = 10_000;

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = {"-j", "--slots"},
            paramLabel = "N",
            description = "commands at once (default: the number of cores)")
    private int slots = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "N more attempts for a line that fails, after 1 s, doubling to 5 min (default: 0)")
    private @Nullable Integer retries;

    @Option(names = "--name", paramLabel = "NAME", description = "the run's name (default: PROGRAM-DATE-TIME)")
    private @Nullable String name;

    @Option(
            names = {"-a", "--input"},
            paramLabel = "FILE",
            description = "takes the lines from a file")
    private @Nullable String input;

    @Option(
            names = "--resume",
            paramLabel = "NAME",
            arity = "0..1",
            fallbackValue = "",
            description = "goes on with a run; without a name with the newest unfinished one of this folder")
    private @Nullable String resume;

    @Option(
            names = {"-q", "--quiet"},
            description = "says nothing but errors")
    private boolean quiet;

    @Parameters(arity = "0..*", paramLabel = "-- COMMAND [ARG…]", description = "the program and its arguments")
    private List<String> command = List.of();

    public RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandSpec checked = Objects.requireNonNull(spec);
        if (command.isEmpty() && resume == null && input == null && surroundings.inIsTerminal()) {
            checked.commandLine().usage(surroundings.err());
            return 255;
        }
        check(checked.commandLine().getParseResult().originalArgs());
        StorePlace place = store.place(surroundings);
        if (resume != null) {
            try (JobQueue queue = place.openExisting()) {
                return new RunStart(surroundings, queue, place, slots, quiet).resume(resume, command, input);
            }
        }
        RunStart.checkCommand(surroundings, command);
        try (JobQueue queue = place.open()) {
            int more = retries == null ? 0 : retries;
            return new RunStart(surroundings, queue, place, slots, quiet).begin(name, command, more, input);
        }
    }

    private void check(List<String> args) {
        if (slots < 1 || slots > MOST_SLOTS) {
            throw new InvalidInput("--slots is " + slots + ": use 1 to " + MOST_SLOTS);
        }
        if (retries != null && (retries < 0 || retries >= 1_000_000)) {
            throw new InvalidInput("--retries is " + retries + ": use 0 to 999,999");
        }
        if (!command.isEmpty() && !args.contains("--")) {
            throw new InvalidInput(
                    "put -- before the command: jobwright run [OPTIONS] -- " + String.join(" ", command));
        }
        if (command.stream().anyMatch(word -> word.indexOf('\uFFFD') >= 0)) {
            throw new InvalidInput("the command holds something that is not UTF-8");
        }
        if (resume != null && (name != null || retries != null)) {
            throw new InvalidInput("--resume takes name and retries from the run that it goes on with");
        }
        if (resume == null && command.isEmpty()) {
            throw new InvalidInput("there is no command: jobwright run [OPTIONS] -- COMMAND {}");
        }
        if (resume == null && input == null && surroundings.inIsTerminal()) {
            throw new InvalidInput("there is no input: pipe lines into jobwright run, or name a file with --input");
        }
    }
}
