package dev.jobwright.cli.inspect;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobFilter;
import dev.jobwright.JobQueue;
import dev.jobwright.Stats;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.jobs.CommandTexts;
import dev.jobwright.cli.jobs.JobPages;
import dev.jobwright.cli.jobs.JsonLines;
import dev.jobwright.cli.jobs.Table;
import dev.jobwright.cli.output.Counts;
import dev.jobwright.cli.run.Workload;
import dev.jobwright.cli.run.Workloads;
import dev.jobwright.cli.run.Workloads.Found;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jobwright workloads}: what {@code run} has made. */
@Command(
        name = "workloads",
        description = "Lists what 'jobwright run' has made in this store, the newest first.",
        footer = {"", "'jobwright run --resume NAME' goes on with one that is not done."})
public final class WorkloadsCommand extends StoreCommand {

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "at most so many (default: 50)")
    private int limit;

    public WorkloadsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new InvalidInput("--limit is " + limit + ": it must be 1 or more");
        }
        try (JobQueue queue = openExisting()) {
            Workloads workloads = new Workloads(queue);
            Stats stats = queue.stats();
            Table table = new Table("NAME", "DONE", "FAILED", "LEFT", "STATE", "FOLDER", "COMMAND");
            JobFilter filter = JobFilter.ALL.withType(Workload.TYPE.name());
            new JobPages(queue, filter)
                    .read(
                            true,
                            limit,
                            page -> page.forEach(job -> workloads
                                    .find(job.lane().queue())
                                    .ifPresent(found ->
                                            add(table, found, Workloads.counts(found.name(), stats), workloads))));
            if (!json()) {
                table.print(out());
            }
        }
        return 0;
    }

    private void add(Table table, Found found, Counts counts, Workloads workloads) {
        Workload workload = found.workload();
        String state = state(found, counts, workloads);
        if (json()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("name", found.name());
            line.put("id", found.job().id().toString());
            line.put("state", state);
            line.put("folder", workload.folder());
            line.put("command", CommandTexts.of(workload.command()));
            line.put("startedAt", found.job().enqueuedAt().toString());
            line.put("inputComplete", workloads.isInputComplete(found.name()));
            line.put("succeeded", counts.succeeded());
            line.put("failed", counts.failed());
            line.put("left", counts.left());
            new JsonLines(out()).print(line);
            return;
        }
        table.add(
                found.name(),
                number(counts.done()),
                number(counts.failed()),
                workloads.isInputComplete(found.name()) ? number(counts.left()) : number(counts.left()) + "+",
                state,
                workload.folder(),
                CommandTexts.of(workload.command()));
    }

    private static String state(Found found, Counts counts, Workloads workloads) {
        boolean finished = found.job().state().isTerminal() && counts.left() == 0;
        return finished ? "finished" : workloads.runner(found) == null ? "stopped" : "running";
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
