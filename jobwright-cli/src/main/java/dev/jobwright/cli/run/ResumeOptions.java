package dev.jobwright.cli.run;

import dev.jobwright.InvalidInput;
import dev.jobwright.cli.command.CommandTemplate;
import dev.jobwright.cli.run.ResumedRun.ResumeRequest;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options that go on with a workload. */
final class ResumeOptions {

    /** What a workload lives by from its beginning to its end. */
    private static final List<String> OF_THE_WORKLOAD = List.of(
            "--name",
            "--retries",
            "--retry-delay",
            "--timeout",
            "--kill-after",
            "--keep-output",
            "--max-output",
            "--max-failures",
            "--cwd",
            "--env",
            "--creates",
            "--each",
            "--null",
            "--keep-empty");

    @Option(
            names = "--resume",
            paramLabel = "NAME",
            arity = "0..1",
            fallbackValue = "",
            description = "goes on with a run; without a name with the newest unfinished one of this folder")
    private @Nullable String resume;

    @Option(names = "--retry-failed", description = "with --resume: tries failed lines again")
    private boolean retryFailed;

    @Option(
            names = "--force-command",
            description = "with --resume: runs another command than before for what is left, this time")
    private boolean forceCommand;

    boolean isWanted() {
        return resume != null;
    }

    /** @throws InvalidInput when what was given does not go with what else was */
    void check(ParseResult given) {
        if (resume == null) {
            if (retryFailed || forceCommand) {
                throw new InvalidInput((retryFailed ? "--retry-failed" : "--force-command") + " needs --resume");
            }
            return;
        }
        for (String option : OF_THE_WORKLOAD) {
            if (given.hasMatchedOption(option)) {
                throw new InvalidInput("--resume takes " + option + " from the run that it goes on with");
            }
        }
        if (given.hasMatchedOption("--dry-run")) {
            throw new InvalidInput("--dry-run shows a new run, and --resume goes on with one: leave one of them out");
        }
    }

    /**
     * @param command another command; null for the workload's own
     * @param input a file that holds the input; null for where it came from
     */
    ResumeRequest request(@Nullable CommandTemplate command, @Nullable Path input) {
        return new ResumeRequest(resume == null ? "" : resume, command, forceCommand, input, retryFailed);
    }
}
