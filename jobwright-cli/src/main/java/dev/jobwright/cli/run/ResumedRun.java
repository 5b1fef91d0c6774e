package dev.jobwright.cli.run;

import dev.jobwright.InvalidInput;
import dev.jobwright.cli.command.CommandTemplate;
import dev.jobwright.cli.output.Counts;
import dev.jobwright.cli.output.JoblogFile;
import dev.jobwright.cli.output.Plurals;
import dev.jobwright.cli.run.Workloads.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goes on with a workload. */
final class ResumedRun {

    private static final int MOST_NAMED = 5;

    private final RunContext context;
    private final ResumeRequest request;
    private final Workloads workloads;

    /**
     * What the user says besides.
     *
     * @param name the workload; empty for the newest unfinished one of this folder
     * @param command another command; null for its own
     * @param force whether it may be another one
     * @param input a file that holds the rest of the input; null for where it came from
     * @param retryFailed whether lines that have failed are tried again
     */
    record ResumeRequest(
            String name,
            @Nullable CommandTemplate command,
            boolean force,
            @Nullable Path input,
            boolean retryFailed) {}

    ResumedRun(RunContext context, ResumeRequest request) {
        this.context = context;
        this.request = request;
        this.workloads = context.workloads();
    }

    int goOn() throws IOException, InterruptedException {
        Found stored = request.name.isEmpty() ? newestUnfinished() : named(request.name);
        Found found = new Found(stored.name(), wanted(stored), stored.job());
        String runner = workloads.runner(found);
        if (runner != null) {
            throw new InvalidInput("run " + found.name() + " is being worked on by " + runner);
        }
        boolean complete = workloads.isInputComplete(found.name());
        try (JoblogFile joblog = context.seen().joblog(context.surroundings(), true)) {
            WorkloadRun run = new WorkloadRun(context, found, joblog);
            if (!complete) {
                return takeTheRest(found, run);
            }
            retryFailed(found);
            Counts counts = workloads.counts(found.name());
            if (counts.left() == 0 && found.job().state().isTerminal()) {
                context.screen().say("run " + found.name() + " is finished: " + counts.summary());
                return run.ending().tellOfFinished(counts);
            }
            return work(found, counts, run, null);
        }
    }

    private int takeTheRest(Found found, WorkloadRun run) throws IOException, InterruptedException {
        Source source = found.workload().source();
        if (request.input != null) {
            source = source.from(request.input);
        }
        if (!source.isLasting() && context.surroundings().inIsTerminal()) {
            throw Intake.needsInput(found.name());
        }
        try (LineReader reader =
                source.open(context.surroundings(), Path.of(found.workload().folder()))) {
            Intake intake = run.intake(reader);
            intake.skipTaken();
            retryFailed(found);
            return work(found, workloads.counts(found.name()), run, intake);
        }
    }

    private Workload wanted(Found found) {
        CommandTemplate own = found.workload().command();
        if (request.command == null || own.hasCommandOf(request.command)) {
            return found.workload();
        }
        if (!request.force) {
            throw new InvalidInput("run " + found.name() + " has another command: leave the command out to go on with"
                    + " it, or use this one for what is left by --force-command");
        }
        return found.workload().withCommand(own.withCommandOf(request.command));
    }

    private void retryFailed(Found found) {
        if (request.retryFailed) {
            context.say("trying again: " + Plurals.of(workloads.retryFailed(found.name()), "failed line"));
        }
    }

    private Found newestUnfinished() {
        String here = context.surroundings().folder().toString();
        List<Found> unfinished = workloads.unfinished(here);
        if (unfinished.isEmpty()) {
            throw new InvalidInput("no run that was started in " + here + " is unfinished in "
                    + context.place().url() + elsewhere());
        }
        if (unfinished.size() > 1) {
            context.say("this is the newest unfinished run of this folder; there are also "
                    + names(unfinished.stream().skip(1).map(Found::name).toList()));
        }
        return unfinished.get(0);
    }

    private String elsewhere() {
        List<String> others = workloads.unfinished(null).stream()
                .map(found -> found.name() + " of " + found.workload().folder())
                .toList();
        return others.isEmpty() ? "" : "; unfinished elsewhere, to be resumed by name: " + names(others);
    }

    private static String names(List<String> all) {
        return all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (all.size() > MOST_NAMED ? " and " + (all.size() - MOST_NAMED) + " more" : "");
    }

    private Found named(String name) {
        return workloads
                .find(Workloads.checkName(name))
                .orElseThrow(() -> new InvalidInput(
                        "there is no run " + name + " in " + context.place().url()));
    }

    private int work(Found found, Counts before, WorkloadRun run, @Nullable Intake intake) throws InterruptedException {
        workloads.reopen(found);
        return run.run(intake, outputs -> {
            endLeftovers(found, before);
            Path spools = context.place().spools(context.surroundings().environment());
            new UnprintedOutput(spools, outputs).print(workloads, found.name());
        });
    }

    /** Ends what an earlier process has left alive; to be called by whoever holds the workload, and nobody else. */
    private void endLeftovers(Found found, Counts counts) {
        int ended = context.termination()
                .endLeftovers(
                        WorkloadRun.WORKLOAD_ID + "=" + found.job().id(),
                        found.workload().limits().killAfter());
        context.say(String.format(
                Locale.ROOT,
                "resuming %s: %,d done, %,d left, %,d were in flight and run again%s",
                found.name(),
                counts.done(),
                counts.left(),
                counts.running(),
                ended == 0 ? "" : " (" + ended + " left-over processes ended)"));
    }
}
