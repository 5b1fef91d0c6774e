package dev.jobwright.cli.run;

import dev.jobwright.InvalidInput;
import dev.jobwright.cli.Surroundings;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where lines come from, as it is stored. Neither a file nor a pattern means standard input.
 *
 * @param file the absolute path of a file; null for none
 * @param glob a pattern of file names, from the folder where the run was started; null for none
 * @param nul whether NUL ends a line, and not a newline
 * @param keepEmpty whether an empty line is a line
 */
public record Source(@Nullable String file, @Nullable String glob, boolean nul, boolean keepEmpty) {

    public Source {
        if (file != null && glob != null) {
            throw new InvalidInput("there are --input and --each: one of them is enough");
        }
    }

    /** Whether it can be read a second time, and nobody else can end it. */
    boolean isLasting() {
        return file != null || glob != null;
    }

    /** The same, out of another file. */
    Source from(Path otherFile) {
        return new Source(otherFile.toString(), null, nul, keepEmpty);
    }

    LineReader open(Surroundings surroundings, Path folder) throws IOException {
        if (glob != null) {
            return new LineReader(new Glob(folder, glob).stream(), '\0', false);
        }
        InputStream in = file == null ? surroundings.in() : new FileInputStream(file);
        return new LineReader(in, nul ? '\0' : '\n', keepEmpty);
    }
}
