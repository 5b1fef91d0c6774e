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

/** {@code jobwright cancel}: ends jobs. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Ends jobs for good; a running one is stopped.")
final class CancelCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    CancelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        return selection.apply(
                surroundings, Objects.requireNonNull(spec).commandLine().getOut(), Verb.CANCEL, "cancelled");
    }
}
