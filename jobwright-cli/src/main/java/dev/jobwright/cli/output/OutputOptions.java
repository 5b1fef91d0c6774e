package dev.jobwright.cli.output;

import dev.jobwright.InvalidInput;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.command.Tokens;
import dev.jobwright.cli.command.Word;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is seen of a run. They belong to the process, not to the workload. */
public final class OutputOptions {

    private static final int WIDTH = 80;
    private static final List<String> PROGRESS = List.of("auto", "bar", "plain", "none");

    @Option(
            names = {"-k", "--ordered"},
            description = "prints output in the order of the lines")
    private boolean ordered;

    @Option(names = "--live", description = "prints lines of output as they come, of all commands at once")
    private boolean live;

    @Option(names = "--no-output", description = "prints no output; it is still kept")
    private boolean silent;

    @Option(
            names = "--tag",
            paramLabel = "TEXT",
            arity = "0..1",
            fallbackValue = "{}",
            description = "puts TEXT and a tab before each line of output (default: the input line)")
    private @Nullable String tag;

    @Option(
            names = "--progress",
            paramLabel = "auto|bar|plain|none",
            description = "how progress is shown on standard error (default: auto)")
    private String progress = "auto";

    @Option(
            names = "--joblog",
            paramLabel = "FILE",
            description = "writes a row for each attempt, in the columns of GNU parallel")
    private @Nullable String joblog;

    @Option(names = "--color", paramLabel = "auto|always|never", description = "colour in what is said (default: auto)")
    private String color = "auto";

    @Option(
            names = {"-q", "--quiet"},
            description = "says nothing but errors")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "says each command before it starts")
    private boolean verbose;

    public boolean quiet() {
        return quiet;
    }

    public boolean verbose() {
        return verbose;
    }

    public boolean ordered() {
        return ordered;
    }

    /** @throws InvalidInput when options exclude each other, or one has a value that it cannot have */
    public void check(Surroundings surroundings) {
        if ((ordered ? 1 : 0) + (live ? 1 : 0) + (silent ? 1 : 0) > 1) {
            throw new InvalidInput("--ordered, --live and --no-output exclude each other");
        }
        if (quiet && verbose) {
            throw new InvalidInput("--quiet and --verbose exclude each other");
        }
        if (!PROGRESS.contains(progress)) {
            throw new InvalidInput("--progress is '" + progress + "': use auto, bar, plain or none");
        }
        colors(surroundings);
    }

    public Colors colors(Surroundings surroundings) {
        return Colors.of(color, surroundings.environment(), surroundings.errIsTerminal());
    }

    /** @param trouble told why output cannot be printed */
    public Printer printer(Screen screen, Consumer<String> trouble) {
        if (silent) {
            return new SilentPrinter();
        }
        if (live) {
            return new LivePrinter(screen, trouble);
        }
        return ordered ? new OrderedPrinter(screen, trouble) : new GroupedPrinter(screen, trouble);
    }

    /** What stands before each line of output; null for nothing. Lines that mix on a terminal always say whose they are. */
    public @Nullable Word tag(Tokens tokens, Surroundings surroundings, int slots) {
        if (tag != null) {
            return Word.of(tag.equals("{}") ? tokens.line() : tag, tokens);
        }
        return live && slots > 1 && surroundings.outIsTerminal() ? Word.of(tokens.line(), tokens) : null;
    }

    public Progress progress(Screen screen, Surroundings surroundings, int slots) {
        Map<String, String> environment = surroundings.environment();
        boolean canDraw = surroundings.errIsTerminal() && !"dumb".equals(environment.get("TERM"));
        boolean bar = progress.equals("bar") || (progress.equals("auto") && canDraw);
        if (quiet || progress.equals("none")) {
            return Progress.NONE;
        }
        return bar
                ? new ProgressBar(screen, colors(surroundings), slots, width(environment), surroundings.nanos())
                : new ProgressLines(screen, surroundings.nanos());
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : WIDTH;
    }

    /** @param goesOn whether rows are added to what is there @return null when none is wanted */
    public @Nullable JoblogFile joblog(Surroundings surroundings, boolean goesOn) throws IOException {
        return joblog == null ? null : new JoblogFile(surroundings.folder().resolve(joblog), goesOn);
    }
}
