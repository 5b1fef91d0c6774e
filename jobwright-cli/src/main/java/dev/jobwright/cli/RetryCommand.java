package dev.jobwright.cli;

import dev.jobwright.lifecycle.Verb;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jobwright retry}: gives jobs that have ended another life. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Begins a new run of jobs that have ended. Lines of a run: go on with it by run --resume.")
final class RetryCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    RetryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        return selection.apply(
                surroundings, Objects.requireNonNull(spec).commandLine().getOut(), Verb.RETRY, "retried");
    }
}
