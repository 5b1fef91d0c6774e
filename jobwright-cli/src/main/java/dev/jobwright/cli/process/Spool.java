package dev.jobwright.cli.process;

import dev.jobwright.JobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that one attempt writes its output to. Files, not pipes: nothing of ours has to read along, and a command
 * that outlives us gets no broken pipe. Closing removes them; what still writes then writes into nothing.
 */
public record Spool(Path stdout, Path stderr) implements AutoCloseable {

    /** Where the output of that attempt is while it runs. */
    public static Spool of(Path folder, JobId job, long attempt) {
        return new Spool(folder.resolve(job + "." + attempt + ".out"), folder.resolve(job + "." + attempt + ".err"));
    }

    /** Removes what the job's earlier attempts left when their process was killed. */
    static void removeBefore(Path folder, JobId job, long attempt) {
        for (long earlier = 1; earlier < attempt; earlier++) {
            of(folder, job, earlier).close();
        }
    }

    CommandResult result(int exitCode) {
        return new CommandResult(
                exitCode, stdout.toFile().length(), stderr.toFile().length(), null);
    }

    @Override
    public void close() {
        remove(stdout);
        remove(stderr);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Then it takes room, and does no other harm.
        }
    }
}
