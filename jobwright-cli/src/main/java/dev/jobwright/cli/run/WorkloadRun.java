package dev.jobwright.cli.run;

import dev.jobwright.JobwrightException;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.command.Template;
import dev.jobwright.cli.command.Tokens;
import dev.jobwright.cli.output.Counts;
import dev.jobwright.cli.output.JoblogFile;
import dev.jobwright.cli.output.OutputOptions;
import dev.jobwright.cli.output.Printer;
import dev.jobwright.cli.process.CommandRunner;
import dev.jobwright.cli.process.Launcher;
import dev.jobwright.cli.run.StopRequest.Urgency;
import dev.jobwright.cli.run.Workloads.Found;
import dev.jobwright.runtime.JobIds;
import dev.jobwright.runtime.SystemRandom;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Wires all that works on a workload, and lets it run to the end. */
final class WorkloadRun {

    /** By this, in their environment, what a run has left alive is found. */
    static final String WORKLOAD_ID = "JOBWRIGHT_WORKLOAD_ID";

    private final RunContext context;
    private final Surroundings surroundings;
    private final Found found;
    private final Workload workload;
    private final @Nullable JoblogFile joblog;
    private final Semaphore wakeups = new Semaphore(0);
    private final StopRequest stop = new StopRequest(wakeups::release);
    private final AtomicLong open = new AtomicLong();
    private final Launcher launcher;

    /** @param joblog null for none */
    WorkloadRun(RunContext context, Found found, @Nullable JoblogFile joblog) {
        this.context = context;
        this.surroundings = context.surroundings();
        this.found = found;
        this.workload = found.workload();
        this.joblog = joblog;
        this.launcher = new Launcher(context.spawner());
    }

    Intake intake(LineReader reader) {
        JobIds ids = new JobIds(surroundings.clock(), SystemRandom.fast());
        return new Intake(context.queue(), ids, found.name(), workload.limits().policy(), reader);
    }

    Ending ending() {
        return new Ending(context, found.name());
    }

    /**
     * Works on all that is left.
     *
     * @param intake what is left of the input; null when all of it has become jobs already
     * @param first done before anything is run, when no other process works on it
     * @return the exit code
     */
    int run(@Nullable Intake intake, Consumer<LineOutputs> first) throws InterruptedException {
        long startedAt = surroundings.nanos().getAsLong();
        Run run;
        Counts counts;
        try (Printer printer = context.seen().printer(context.screen(), this::cannotGoOn)) {
            if (context.seen().ordered()) {
                context.workloads().forEachOpenLine(found.name(), printer::expect);
            }
            LineOutputs outputs = outputs(printer);
            run = new Run(
                    context,
                    found.name(),
                    workload.limits(),
                    handler(outputs),
                    launcher,
                    stop,
                    wakeups,
                    open,
                    thread(intake, printer));
            counts = run.go(() -> first.accept(outputs));
        } catch (JobwrightException e) {
            launcher.killAll();
            throw e;
        }
        double seconds = (surroundings.nanos().getAsLong() - startedAt) / 1e9;
        return ending().tell(counts, stop, run.isInputComplete(), seconds);
    }

    private @Nullable IntakeThread thread(@Nullable Intake intake, Printer printer) {
        return intake == null
                ? null
                : new IntakeThread(
                        intake, stop, !workload.source().isLasting(), printer::expect, this::enqueued, context::say);
    }

    private void enqueued(int lines) {
        open.addAndGet(lines);
        wakeups.release();
    }

    private LineHandler handler(LineOutputs outputs) {
        Path spools = context.place().spoolFolder(surroundings.environment());
        CommandRunner runner = new CommandRunner(launcher, context.termination(), spools, this::cannotGoOn);
        return new LineHandler(new Template(workload.command()), workload.limits(), names(), runner, outputs, stop);
    }

    private LineOutputs outputs(Printer printer) {
        OutputOptions seen = context.seen();
        return new LineOutputs(
                printer,
                seen.tag(new Tokens(workload.command().token()), surroundings, context.slots()),
                joblog == null
                        ? null
                        : new RowOutput(joblog, surroundings.clock(), surroundings.nanos(), this::cannotGoOn),
                (number, command) -> {
                    if (seen.verbose()) {
                        context.say("#" + number + " " + command.quoted());
                    }
                },
                new FailureLimit(workload.maxFailures(), stop));
    }

    private void cannotGoOn(String why) {
        stop.trouble(why, Urgency.DRAIN);
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        names.put("JOBWRIGHT_WORKLOAD", found.name());
        names.put(WORKLOAD_ID, found.job().id().toString());
        Path file = context.place().file();
        if (file != null) {
            // A URL may hold a password, and who has one in the environment has handed it on already.
            names.put("JOBWRIGHT_STORE", file.toString());
        }
        return names;
    }
}
