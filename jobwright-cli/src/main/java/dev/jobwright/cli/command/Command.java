package dev.jobwright.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command that can be run. Its words become arguments as they are.
 *
 * @param words the program and its arguments
 * @param folder the folder that it runs in
 * @param path where its program is looked for, as in {@code PATH}; it gets the same
 * @param environment what it gets besides what we have ourselves
 * @param creates the file that makes it needless when it exists; null for none
 */
public record Command(
        List<String> words,
        Path folder,
        String path,
        Map<String, String> environment,
        @Nullable Path creates) {

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** As a person would type it in a shell. */
    public String quoted() {
        return Quoting.quoted(words);
    }
}
