package dev.jobwright.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a command is, and where it runs. */
public final class CommandOptions {

    @Option(
            names = "--shell",
            paramLabel = "SCRIPT",
            description = "runs a shell script instead of -- COMMAND; write tokens bare, they are quoted already")
    private @Nullable String script;

    @Option(names = "--shell-program", paramLabel = "PROGRAM", description = "the shell of --shell (default: /bin/sh)")
    private String shell = "/bin/sh";

    @Option(names = "--cwd", paramLabel = "DIR", description = "the folder that commands run in (default: this one)")
    private @Nullable String folder;

    @Option(
            names = "--env",
            paramLabel = "NAME[=VALUE]",
            description = "sets a variable for commands; without a value, to what it is now. Can be repeated")
    private List<String> variables = List.of();

    @Option(
            names = "--creates",
            paramLabel = "FILE",
            description = "when the file exists, the line has succeeded and its command is not run")
    private @Nullable String creates;

    public boolean hasScript() {
        return script != null;
    }

    /** The command as the user wants it; with the PATH, and the named variables, of now. */
    public CommandTemplate template(
            List<String> words, Tokens tokens, boolean append, Path here, Map<String, String> environment) {
        String path = ProgramPath.of(environment, here).path();
        NamedVariables named = NamedVariables.of(variables, environment);
        return new CommandTemplate(
                words,
                script,
                shell,
                tokens.line(),
                append,
                absolute(here),
                path,
                named.inherited(),
                named.given(),
                creates);
    }

    /** As text: a path would take the slashes of a token for its own. */
    private String absolute(Path here) {
        if (folder == null) {
            return here.toString();
        }
        return folder.startsWith("/") ? folder : here + "/" + folder;
    }
}
