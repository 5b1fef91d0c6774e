package dev.jobwright.cli.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds programs as a shell does.
 *
 * @param path folders, with colons between them
 * @param folder what relative names start from
 */
public record ProgramPath(String path, Path folder) {

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

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
