package dev.jobwright.cli.run;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobQueue;
import dev.jobwright.cli.StoreOption;
import dev.jobwright.cli.StorePlace;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.command.CommandOptions;
import dev.jobwright.cli.command.CommandTemplate;
import dev.jobwright.cli.command.ProgramPath;
import dev.jobwright.cli.command.Quoting;
import dev.jobwright.cli.command.Template;
import dev.jobwright.cli.output.OutputOptions;
import dev.jobwright.cli.output.Screen;
import dev.jobwright.cli.process.LimitOptions;
import dev.jobwright.cli.process.Spawner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code jobwright run}: what was asked for, checked, before anything is done. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a command for each line of standard input, as durable jobs.",
        footer = {
            "",
            "In COMMAND, {} is the line, {.} the line without its extension, {/} its base name, {//} its folder,",
            "{/.} its base name without extension, {#} its number, {%%} its slot. Without any of them the line is appended.",
            "No shell is involved: a line is always part of one argument. With --shell SCRIPT, {} is a quoted parameter.",
            "",
            "  find photos -name '*.jpg' | jobwright run --slots 4 -- convert {} -resize 320x thumbs/{/}",
            "  jobwright run --resume",
            "",
            "Exit code: 0, or the number of failed lines (101: more than 100); 130 and 143 after Ctrl-C and SIGTERM;",
            "255 when jobwright itself could not."
        })
public final class RunCommand implements Callable<Integer> {

    private static final int MOST_SLOTS = 10_000;
    private static final int OUR_FAULT = 255;

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

    @Option(names = "--name", paramLabel = "NAME", description = "the run's name (default: PROGRAM-DATE-TIME)")
    private @Nullable String name;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private CommandOptions commands = new CommandOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(
            names = "--max-failures",
            paramLabel = "N",
            description = "starts no more lines when N have failed (default: any number may)")
    private @Nullable Integer maxFailures;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ResumeOptions resume = new ResumeOptions();

    @Option(names = "--dry-run", description = "prints the commands, and does nothing")
    private boolean dryRun;

    @Parameters(arity = "0..*", paramLabel = "-- COMMAND [ARG…]", description = "the program and its arguments")
    private List<String> words = List.of();

    public RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandSpec checked = Objects.requireNonNull(spec);
        boolean typed = input.isStandardInput() && surroundings.inIsTerminal();
        boolean hasCommand = !words.isEmpty() || commands.hasScript();
        if (!hasCommand && !resume.isWanted() && typed) {
            checked.commandLine().usage(surroundings.err());
            return OUR_FAULT;
        }
        check(checked.commandLine().getParseResult(), hasCommand);
        CommandTemplate command = hasCommand ? template() : null;
        if (resume.isWanted()) {
            return resume(command);
        }
        if (typed) {
            throw new InvalidInput(
                    "there is no input: pipe lines into jobwright run, or name them by --input or --each");
        }
        return begin(Objects.requireNonNull(command));
    }

    private int begin(CommandTemplate command) throws IOException, InterruptedException {
        String folder = surroundings.folder().toString();
        Workload workload =
                new Workload(command, input.source(surroundings.folder()), limits.limits(), maxFailures, folder);
        new Template(command).check();
        if (dryRun) {
            return DryRun.print(workload, surroundings, new Screen(surroundings));
        }
        StorePlace place = store.place(surroundings);
        try (JobQueue queue = place.open()) {
            return new NewRun(context(queue, place)).begin(name, workload);
        }
    }

    private int resume(@Nullable CommandTemplate command) throws IOException, InterruptedException {
        StorePlace place = store.place(surroundings);
        Path file = input.file() == null ? null : surroundings.folder().resolve(input.file());
        if (command != null) {
            new Template(command).check();
        }
        try (JobQueue queue = place.openExisting()) {
            return new ResumedRun(context(queue, place), resume.request(command, file)).goOn();
        }
    }

    private RunContext context(JobQueue queue, StorePlace place) {
        ProgramPath programs = ProgramPath.of(surroundings.environment(), surroundings.folder());
        Spawner spawner = Spawner.ofThisSystem(programs);
        return new RunContext(surroundings, queue, place, slots, output, new Screen(surroundings), spawner);
    }

    private CommandTemplate template() {
        return commands.template(
                words, input.tokens(), input.append(), surroundings.folder(), surroundings.environment());
    }

    private void check(ParseResult given, boolean hasCommand) {
        if (slots < 1 || slots > MOST_SLOTS) {
            throw new InvalidInput("--slots is " + slots + ": use 1 to " + MOST_SLOTS);
        }
        if (maxFailures != null && maxFailures < 1) {
            throw new InvalidInput("--max-failures is " + maxFailures + ": it must be 1 or more");
        }
        output.check(surroundings);
        if (!words.isEmpty() && !given.originalArgs().contains("--")) {
            throw new InvalidInput("put -- before the command: jobwright run [OPTIONS] -- " + Quoting.quoted(words));
        }
        if (words.stream().anyMatch(word -> word.indexOf('\uFFFD') >= 0)) {
            throw new InvalidInput("the command holds something that is not UTF-8");
        }
        resume.check(given);
        if (!hasCommand && !resume.isWanted()) {
            throw new InvalidInput("there is no command: jobwright run [OPTIONS] -- COMMAND {}");
        }
    }
}
