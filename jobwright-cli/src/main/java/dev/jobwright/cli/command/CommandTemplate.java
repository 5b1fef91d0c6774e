package dev.jobwright.cli.command;

import dev.jobwright.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command with places for a line, as it is stored. {@link Template} makes commands of it.
 *
 * @param words the program and its arguments; empty when there is a script
 * @param script a shell script; null for none
 * @param shell the program that runs the script
 * @param token what stands for the line
 * @param append whether the line becomes the last argument when no word has a token
 * @param folder the absolute path of the folder that it runs in; may have tokens
 * @param path where programs are looked for, as in {@code PATH}
 * @param inherited what is added to the environment as it is: variables of who made this
 * @param environment what is added to the environment; values may have tokens
 * @param creates the file that makes it needless when it exists; may have tokens; null for none
 */
public record CommandTemplate(
        List<String> words,
        @Nullable String script,
        String shell,
        String token,
        boolean append,
        String folder,
        String path,
        Map<String, String> inherited,
        Map<String, String> environment,
        @Nullable String creates) {

    public CommandTemplate {
        words = List.copyOf(words);
        // Null in workloads that were stored before there was such a thing.
        inherited = Map.copyOf(Objects.requireNonNullElse(inherited, Map.of()));
        environment = Map.copyOf(environment);
        if (words.isEmpty() == (script == null)) {
            throw new InvalidInput(
                    script == null
                            ? "there is no command: put it behind --, or give a script by --shell"
                            : "there are a command and a --shell script: one of them is enough");
        }
        if (script != null && script.isBlank()) {
            throw new InvalidInput("the --shell script is empty");
        }
    }

    /** The same, with another command. */
    public CommandTemplate withCommandOf(CommandTemplate other) {
        return new CommandTemplate(
                other.words,
                other.script,
                other.shell,
                other.token,
                other.append,
                folder,
                path,
                inherited,
                environment,
                creates);
    }

    /** Whether both run the same for a line. */
    public boolean hasCommandOf(CommandTemplate other) {
        return equals(withCommandOf(other));
    }

    /** What the command is called: the base name of its program. */
    public String name() {
        String program = script == null ? words.get(0) : shell;
        return program.substring(program.lastIndexOf('/') + 1);
    }
}
