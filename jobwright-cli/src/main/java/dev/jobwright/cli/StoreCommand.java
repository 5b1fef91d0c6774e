package dev.jobwright.cli;

import dev.jobwright.JobQueue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The frame of all commands that look at, steer or feed a store; {@code run}, whose exit codes differ, has its own. */
@Command(mixinStandardHelpOptions = true)
public abstract class StoreCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "JSON, one object a line; an error is one on stderr")
    private boolean json;

    protected StoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    protected final Surroundings surroundings() {
        return surroundings;
    }

    protected final StorePlace place() {
        return store.place(surroundings);
    }

    /** Opens the store; commands that look at jobs make none. */
    protected final JobQueue openExisting() {
        return place().openExisting();
    }

    /** Where data goes. */
    protected final PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    protected final boolean json() {
        return json;
    }

    /** Says, as {@code --json} wants it, that what was asked for is not so. */
    protected final void complain(String code, String message) {
        if (json) {
            surroundings.err().println(ErrorLines.json(code, message));
        } else {
            surroundings.say(message);
        }
    }

    /** What was named is not there. */
    protected final void complainUnknown(String message) {
        complain("not_found", message);
    }

    /** All words behind the command's name, as they were given. */
    protected final List<String> originalArgs() {
        return Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs();
    }

    /** What to throw when the options make no sense together. */
    protected final ParameterException wrongUse(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
