package dev.jobwright.cli.run;

import dev.jobwright.InvalidInput;
import dev.jobwright.cli.output.JoblogFile;
import dev.jobwright.cli.run.Workloads.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Begins a workload. Nothing is written before the first lines were read. */
final class NewRun {

    private static final int LONGEST_PROGRAM_NAME = 40;
    private static final int MOST_OF_A_NAME = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final RunContext context;
    private final Workloads workloads;

    NewRun(RunContext context) {
        this.context = context;
        this.workloads = context.workloads();
    }

    /** @param name what it is to be called; null for any name */
    int begin(@Nullable String name, Workload workload) throws IOException, InterruptedException {
        tellOfUnfinished(workload);
        try (LineReader reader = workload.source().open(context.surroundings(), Path.of(workload.folder()))) {
            boolean something = reader.peek();
            try (JoblogFile joblog = context.seen().joblog(context.surroundings(), false)) {
                if (!something) {
                    return nothingToDo(workload.source(), reader);
                }
                Found found = create(name, workload);
                WorkloadRun run = new WorkloadRun(context, found, joblog);
                return run.run(run.intake(reader), outputs -> {});
            }
        }
    }

    private int nothingToDo(Source source, LineReader reader) {
        String what = source.glob() != null
                ? "no file fits --each " + source.glob()
                : "the input has no lines" + (reader.lines() > 0 ? " that are not empty" : "");
        context.screen().say(what + ": nothing to do");
        return 0;
    }

    private void tellOfUnfinished(Workload workload) {
        for (Found other : workloads.unfinished(workload.folder())) {
            if (other.workload().command().hasCommandOf(workload.command()) && workloads.runner(other) == null) {
                context.say("run " + other.name() + " of the same command is not finished; this is a new one. "
                        + "To go on with the other: jobwright run --resume " + other.name());
                return;
            }
        }
    }

    private Found create(@Nullable String name, Workload workload) {
        if (name != null) {
            return workloads
                    .create(Workloads.checkName(name), workload)
                    .orElseThrow(() -> new InvalidInput("there is a run " + name
                            + " already: go on with it by --resume " + name + ", or use another --name"));
        }
        String plain = workload.command().name().replaceAll("[^A-Za-z0-9._-]", "");
        String stem = plain.substring(0, Math.min(plain.length(), LONGEST_PROGRAM_NAME)) + "-"
                + TIME.format(context.surroundings().clock().instant().atZone(ZoneId.systemDefault()));
        for (int again = 1; again < MOST_OF_A_NAME; again++) {
            var created = workloads.create(again == 1 ? stem : stem + "-" + again, workload);
            if (created.isPresent()) {
                return created.get();
            }
        }
        throw new InvalidInput("too many runs are called " + stem + ": give this one a --name");
    }
}
