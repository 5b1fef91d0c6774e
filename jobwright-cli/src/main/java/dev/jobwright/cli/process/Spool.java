package dev.jobwright.cli.process;

import dev.jobwright.JobId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that one attempt writes its output to. Files, not pipes: nothing of ours has to read along, and a command
 * that outlives us gets no broken pipe. Closing removes them; what still writes then writes into nothing.
 */
public record Spool(Path stdout, Path stderr) implements AutoCloseable {

    private static final Pattern NAME =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.\\d+\\.(?:out|err)");

    /** Where the output of that attempt is while it runs. */
    public static Spool of(Path folder, JobId job, long attempt) {
        return new Spool(folder.resolve(job + "." + attempt + ".out"), folder.resolve(job + "." + attempt + ".err"));
    }

    /** The jobs that have files there: whose attempts run, wait to be printed, or were left when their process was killed. */
    public static Set<JobId> jobsIn(Path folder) throws IOException {
        Set<JobId> jobs = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    jobs.add(JobId.parse(name.group(1)));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return jobs;
    }

    /** Removes what the job's earlier attempts left when their process was killed. */
    public static void removeBefore(Path folder, JobId job, long attempt) {
        for (long earlier = 1; earlier < attempt; earlier++) {
            of(folder, job, earlier).close();
        }
    }

    /** What the command came to that wrote them and has ended. */
    public CommandResult result(int exitCode) {
        return new CommandResult(
                exitCode, stdout.toFile().length(), stderr.toFile().length(), null);
    }

    @Override
    public void close() {
        remove(stdout); // first: where it is gone, all has been printed
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
