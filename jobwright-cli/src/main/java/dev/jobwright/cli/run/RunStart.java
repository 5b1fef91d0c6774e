package dev.jobwright.cli.run;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobQueue;
import dev.jobwright.JobwrightException;
import dev.jobwright.cli.StorePlace;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.runtime.JobIds;
import dev.jobwright.runtime.SystemRandom;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Brings a new or an unfinished workload to the point where a {@link Run} can work on it. */
final class RunStart {

    private static final int LONGEST_PROGRAM_NAME = 40;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Surroundings surroundings;
    private final JobQueue queue;
    private final StorePlace place;
    private final int slots;
    private final boolean quiet;
    private final Workloads workloads;
    private final Screen screen;
    private final JobIds ids;
    private final Leftovers leftovers = new Leftovers(Path.of("/proc"));

    RunStart(Surroundings surroundings, JobQueue queue, StorePlace place, int slots, boolean quiet) {
        this.surroundings = surroundings;
        this.queue = queue;
        this.place = place;
        this.slots = slots;
        this.quiet = quiet;
        this.workloads = new Workloads(queue);
        this.screen = new Screen(surroundings);
        this.ids = new JobIds(surroundings.clock(), SystemRandom.fast());
    }

    /** @throws InvalidInput when the command could not be started for any line */
    static void checkCommand(Surroundings surroundings, List<String> command) {
        String program = command.get(0);
        ProgramPath programs = programs(surroundings);
        String beginning = program.split(" ", 2)[0];
        if (command.size() == 1
                && !beginning.equals(program)
                && programs.find(beginning).isPresent()) {
            throw new InvalidInput(
                    "command not found: " + program + " (nothing was enqueued); program and arguments are"
                            + " separate words: -- " + program + ", or for a shell: -- sh -c 'SCRIPT' sh {}");
        }
        if (!new Template(command).hasVariableProgram()
                && programs.find(program).isEmpty()) {
            throw new InvalidInput("command not found: " + program + " (nothing was enqueued)");
        }
    }

    private static ProgramPath programs(Surroundings surroundings) {
        return new ProgramPath(surroundings.environment().getOrDefault("PATH", "/usr/bin:/bin"), surroundings.folder());
    }

    /** A new workload. Nothing is written before the first lines were read. */
    int begin(@Nullable String name, List<String> command, int retries, @Nullable String inputFile)
            throws IOException, InterruptedException {
        String folder = surroundings.folder().toString();
        String file = inputFile == null
                ? null
                : surroundings.folder().resolve(inputFile).toString();
        Workload workload = new Workload(command, folder, retries, file);
        tellOfUnfinished(workload);
        try (InputStream in = input(file)) {
            LineReader reader = new LineReader(in);
            if (reader.peek()) {
                Workloads.Found found = create(name, workload);
                return run(found, intake(found, reader));
            }
            screen.say(
                    "the input has no lines" + (reader.lines() > 0 ? " that are not empty" : "") + ": nothing to do");
            return 0;
        }
    }

    private void tellOfUnfinished(Workload workload) {
        for (Workloads.Found other : workloads.unfinished(workload.folder())) {
            if (!quiet && other.workload().command().equals(workload.command()) && workloads.runner(other) == null) {
                screen.say("run " + other.name() + " of the same command is not finished; this is a new one. "
                        + "To go on with the other: jobwright run --resume " + other.name());
                return;
            }
        }
    }

    private Workloads.Found create(@Nullable String name, Workload workload) {
        if (name != null) {
            return workloads
                    .create(Workloads.checkName(name), workload)
                    .orElseThrow(() -> new InvalidInput("there is a run " + name
                            + " already: go on with it by --resume " + name + ", or use another --name"));
        }
        String program = workload.command().get(0);
        String plain = program.substring(program.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "");
        String stem = plain.substring(0, Math.min(plain.length(), LONGEST_PROGRAM_NAME)) + "-"
                + TIME.format(surroundings.clock().instant().atZone(ZoneId.systemDefault()));
        for (int again = 1; again < 1_000; again++) {
            var created = workloads.create(again == 1 ? stem : stem + "-" + again, workload);
            if (created.isPresent()) {
                return created.get();
            }
        }
        throw new InvalidInput("too many runs are called " + stem + ": give this one a --name");
    }

    /** Goes on with a workload. */
    int resume(String name, List<String> command, @Nullable String inputFile) throws IOException, InterruptedException {
        Workloads.Found found = name.isEmpty() ? newestUnfinished() : named(name);
        if (!command.isEmpty() && !command.equals(found.workload().command())) {
            throw new InvalidInput(
                    "run " + found.name() + " has another command: leave the command out to go on with it");
        }
        String runner = workloads.runner(found);
        if (runner != null) {
            throw new InvalidInput("run " + found.name() + " is being worked on by " + runner);
        }
        boolean complete = workloads.isInputComplete(found.name());
        Counts counts = Counts.of(found.name(), queue.stats());
        if (complete && counts.left() == 0 && found.job().state().isTerminal()) {
            screen.say("run " + found.name() + " is finished: " + counts.summary());
            return new Ending(queue, screen, found.name()).tell(counts, new StopRequest(() -> {}), true, 0, true);
        }
        if (complete) {
            return run(reopened(found, counts), null);
        }
        String file = inputFile == null
                ? found.workload().input()
                : surroundings.folder().resolve(inputFile).toString();
        if (file == null && surroundings.inIsTerminal()) {
            throw Intake.needsInput(found.name());
        }
        try (InputStream in = input(file)) {
            Intake intake = intake(found, new LineReader(in));
            intake.skipTaken();
            return run(reopened(found, counts), intake);
        }
    }

    private Workloads.Found newestUnfinished() {
        List<Workloads.Found> unfinished =
                workloads.unfinished(surroundings.folder().toString());
        if (unfinished.isEmpty()) {
            throw new InvalidInput("no run that was started in " + surroundings.folder() + " is unfinished in "
                    + place.url() + "; a run of another folder needs its name: --resume NAME");
        }
        if (unfinished.size() > 1 && !quiet) {
            screen.say(unfinished.size() - 1 + " older runs of this folder are unfinished, too, the latest is "
                    + unfinished.get(1).name());
        }
        return unfinished.get(0);
    }

    private Workloads.Found named(String name) {
        return workloads
                .find(Workloads.checkName(name))
                .orElseThrow(() -> new InvalidInput("there is no run " + name + " in " + place.url()));
    }

    private Workloads.Found reopened(Workloads.Found found, Counts counts) throws InterruptedException {
        int ended = leftovers.end(cookie(found));
        if (!quiet) {
            screen.say(String.format(
                    Locale.ROOT,
                    "resuming %s: %,d done, %,d left, %,d were in flight and run again%s",
                    found.name(),
                    counts.done(),
                    counts.left(),
                    counts.running(),
                    ended == 0 ? "" : " (" + ended + " left-over processes ended)"));
        }
        workloads.reopen(found);
        return found;
    }

    private static String cookie(Workloads.Found found) {
        return "JOBWRIGHT_WORKLOAD_ID=" + found.job().id();
    }

    private InputStream input(@Nullable String file) throws IOException {
        return file == null ? surroundings.in() : new FileInputStream(file);
    }

    private Intake intake(Workloads.Found found, LineReader reader) {
        return new Intake(queue, ids, found.name(), found.workload().linePolicy(), reader);
    }

    private int run(Workloads.Found found, @Nullable Intake intake) throws InterruptedException {
        Semaphore wakeups = new Semaphore(0);
        StopRequest stop = new StopRequest(wakeups::release);
        Path folder = Path.of(found.workload().folder());
        ProgramPath programs =
                new ProgramPath(surroundings.environment().getOrDefault("PATH", "/usr/bin:/bin"), folder);
        Launcher launcher = new Launcher(folder, programs);
        Map<String, String> names = Map.of(
                "JOBWRIGHT_WORKLOAD",
                found.name(),
                "JOBWRIGHT_WORKLOAD_ID",
                found.job().id().toString());
        LineHandler handler = new LineHandler(
                new Template(found.workload().command()),
                folder,
                place.spoolFolder(surroundings.environment()),
                names,
                programs,
                launcher,
                leftovers,
                screen,
                what -> stop.trouble(what, StopRequest.Urgency.DRAIN));
        Run run = new Run(
                surroundings,
                queue,
                found.name(),
                slots,
                handler,
                launcher,
                screen,
                stop,
                wakeups,
                intake,
                found.workload().input() == null);
        long startedAt = surroundings.nanos().getAsLong();
        Counts counts;
        try {
            counts = run.go();
        } catch (JobwrightException e) {
            launcher.killAll();
            throw e;
        }
        double seconds = (surroundings.nanos().getAsLong() - startedAt) / 1e9;
        return new Ending(queue, screen, found.name()).tell(counts, stop, run.isInputComplete(), seconds, quiet);
    }
}
