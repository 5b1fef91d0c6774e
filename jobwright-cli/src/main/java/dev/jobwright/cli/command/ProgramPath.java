package dev.jobwright.cli.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds programs as a shell does.
 *
 * @param path folders, with colons between them
 * @param folder what relative names start from
 */
public record ProgramPath(String path, Path folder) {

    /** As a program with that environment, started in that folder, finds its own. */
    public static ProgramPath of(Map<String, String> environment, Path folder) {
        return new ProgramPath(environment.getOrDefault("PATH", "/usr/bin:/bin"), folder);
    }

    public Optional<Path> find(String program) {
        try {
            if (program.contains("/")) {
                return Optional.of(folder.resolve(program)).filter(ProgramPath::isProgram);
            }
            for (String entry : path.split(":", -1)) {
                Path file = folder.resolve(entry).resolve(program);
                if (isProgram(file)) {
                    return Optional.of(file);
                }
            }
        } catch (InvalidPathException e) {
            // Then it is the name of no file.
        }
        return Optional.empty();
    }

    /** Whether the name is that of a file or folder that is there, though it may not be one that can be run. */
    public boolean isThere(String program) {
        try {
            return program.contains("/") && Files.exists(folder.resolve(program));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Why {@link #find} finds nothing. */
    public String whyNot(String program) {
        return isThere(program) ? program + " is not an executable file" : "command not found: " + program;
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
