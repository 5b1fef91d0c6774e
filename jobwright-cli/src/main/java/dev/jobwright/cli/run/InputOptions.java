package dev.jobwright.cli.run;

import dev.jobwright.cli.command.Token;
import dev.jobwright.cli.command.Tokens;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where lines come from, and how they enter the command. */
final class InputOptions {

    @Option(
            names = {"-a", "--input"},
            paramLabel = "FILE",
            description = "takes the lines from a file")
    private @Nullable String file;

    @Option(
            names = "--each",
            paramLabel = "GLOB",
            description = "takes the names of the files that fit a pattern (in quotes: jobwright expands it)")
    private @Nullable String glob;

    @Option(
            names = {"-0", "--null"},
            description = "lines end with NUL, and may hold newlines")
    private boolean nul;

    @Option(names = "--keep-empty", description = "an empty line is a line (otherwise it is left out)")
    private boolean keepEmpty;

    @Option(names = "-I", paramLabel = "TEXT", description = "TEXT stands for the line, instead of {}")
    private String token = Token.LINE.text();

    @Option(names = "--no-append", description = "a command without tokens does not get the line at its end")
    private boolean alone;

    @Nullable
    String file() {
        return file;
    }

    Source source(Path folder) {
        return new Source(file == null ? null : folder.resolve(file).toString(), glob, nul, keepEmpty);
    }

    /** Whether lines are typed in, if nothing is piped in. */
    boolean isStandardInput() {
        return file == null && glob == null;
    }

    Tokens tokens() {
        return new Tokens(token);
    }

    boolean append() {
        return !alone;
    }
}
