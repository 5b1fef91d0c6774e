package dev.jobwright.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jobwright version}: as {@code --version}. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine self = Objects.requireNonNull(spec).commandLine();
        self.getParent().printVersionHelp(self.getOut());
    }
}
