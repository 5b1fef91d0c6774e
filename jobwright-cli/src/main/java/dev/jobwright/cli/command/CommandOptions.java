package dev.jobwright.cli.command;

import dev.jobwright.InvalidInput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a command is, and where it runs. */
public final class CommandOptions {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

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
        return new CommandTemplate(
                words, script, shell, tokens.line(), append, absolute(here), path, named(environment), creates);
    }

    /** As text: a path would take the slashes of a token for its own. */
    private String absolute(Path here) {
        if (folder == null) {
            return here.toString();
        }
        return folder.startsWith("/") ? folder : here + "/" + folder;
    }

    private Map<String, String> named(Map<String, String> environment) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            String name = equals < 0 ? variable : variable.substring(0, equals);
            if (!VARIABLE.matcher(name).matches()) {
                throw new InvalidInput("--env " + variable + ": '" + name + "' cannot be the name of a variable");
            }
            if (name.startsWith(UserEnvironment.OURS)) {
                throw new InvalidInput("--env " + variable + ": names that begin with JOBWRIGHT_ are taken");
            }
            String value = equals < 0 ? environment.get(name) : variable.substring(equals + 1);
            if (value == null) {
                throw new InvalidInput("--env " + name + " is not set here: give it a value, --env " + name + "=VALUE");
            }
            named.put(name, value);
        }
        return named;
    }
}
