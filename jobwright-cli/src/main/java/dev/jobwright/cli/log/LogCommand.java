package dev.jobwright.cli.log;

import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobQueue;
import dev.jobwright.LogStream;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.jobs.JobReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jobwright log}: what jobs have written. */
@Command(
        name = "log",
        description = "Prints what the last attempt of jobs has written: standard output, standard error and log.",
        footer = {
            "",
            "With several jobs, each line begins with the job and a TAB. --follow waits for a job that has not begun,",
            "prints lines as they come (of commands that run on this machine), and ends when the jobs have ended.",
            "On a terminal, control characters are escaped."
        })
public final class LogCommand extends StoreCommand {

    @Parameters(arity = "1..*", paramLabel = "ID", description = JobReference.DESCRIPTION)
    private List<String> references = List.of();

    @Option(
            names = {"-f", "--follow"},
            description = "goes on until the jobs have ended")
    private boolean follow;

    @Option(names = "--attempt", paramLabel = "N", description = "the attempt with this number (default: the last one)")
    private @Nullable Long attempt;

    @Option(names = "--stdout", description = "only standard output")
    private boolean stdout;

    @Option(names = "--stderr", description = "only standard error")
    private boolean stderr;

    @Option(names = "--tail", paramLabel = "N", description = "only the last N lines of each stream")
    private int tail;

    public LogCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        try (JobQueue queue = openExisting()) {
            Optional<List<Job>> jobs = JobReference.findAll(queue, references, this::complainUnknown);
            if (jobs.isEmpty()) {
                return 1;
            }
            Path spools = place().spools(surroundings().environment());
            LogPrinter printer = new LogPrinter(surroundings(), queue, spools, out(), streams(), tail);
            if (follow) {
                printer.follow(jobs.get());
            } else {
                printer.print(jobs.get(), attempt);
            }
            return 0;
        }
    }

    /** Neither option means all. */
    private Set<LogStream> streams() {
        Set<LogStream> streams = EnumSet.noneOf(LogStream.class);
        if (stdout) {
            streams.add(LogStream.STDOUT);
        }
        if (stderr) {
            streams.add(LogStream.STDERR);
        }
        return streams.isEmpty() ? EnumSet.allOf(LogStream.class) : streams;
    }

    private void check() {
        if (attempt != null && (attempt < 1 || follow)) {
            throw new InvalidInput(
                    follow ? "--follow goes with the last attempt: leave --attempt out" : "--attempt counts from 1");
        }
        if (tail < 0) {
            throw new InvalidInput("--tail is " + tail + ": it must be 1 or more");
        }
        if (json()) {
            throw wrongUse("log prints text: use 'show --json' for attempts as JSON");
        }
    }
}
