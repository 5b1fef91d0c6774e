package dev.jobwright.cli.steer;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobFilter;
import dev.jobwright.JobQueue;
import dev.jobwright.JobState;
import dev.jobwright.cli.StoreCommand;
import dev.jobwright.cli.Surroundings;
import dev.jobwright.cli.jobs.FilterOptions;
import dev.jobwright.cli.jobs.JobPages;
import dev.jobwright.cli.jobs.JobReference;
import dev.jobwright.cli.jobs.JsonLines;
import dev.jobwright.cli.output.Plurals;
import dev.jobwright.lifecycle.Verb;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An operator's verb on jobs that are named, or on all that fit a filter: those only after a count and a yes. */
abstract class BulkCommand extends StoreCommand {

    private final Verb verb;
    private final String past;
    private final Set<JobState> usual;

    @Parameters(arity = "0..*", paramLabel = "ID", description = JobReference.DESCRIPTION)
    private List<String> references = List.of();

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Option(names = "--all", description = "all jobs of the store")
    private boolean all;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why: kept, and shown by 'show'")
    private String reason = "";

    @Mixin
    private BulkOptions bulk = new BulkOptions();

    /**
     * @param past the verb's past, as in "retried 3 jobs"
     * @param usual the states that are meant when a filter names none
     */
    BulkCommand(Surroundings surroundings, Verb verb, String past, Predicate<JobState> usual) {
        super(surroundings);
        this.verb = verb;
        this.past = past;
        this.usual = EnumSet.allOf(JobState.class);
        this.usual.removeIf(usual.negate());
    }

    @Override
    public final Integer call() throws IOException {
        boolean byFilter = all || !filters.isEmpty();
        if (byFilter == !references.isEmpty()) {
            throw new InvalidInput("say which jobs to " + verb.word()
                    + ": either ids, or --state, --queue, --group, --type or --since, or --all");
        }
        try (JobQueue queue = openExisting()) {
            BulkChange.Tally tally = byFilter ? matching(queue) : named(queue);
            tell(tally);
            return tally.unknown() > 0 || (!byFilter && tally.refused() > 0) ? 1 : 0;
        }
    }

    private BulkChange.Tally named(JobQueue queue) {
        BulkChange change = change(queue);
        return bulk.dryRun() ? change.look(references) : change.named(references);
    }

    private BulkChange change(JobQueue queue) {
        String user = surroundings().environment().getOrDefault("USER", "unknown user");
        return new BulkChange(queue, verb, user, reason, this::complain);
    }

    private BulkChange.Tally matching(JobQueue queue) throws IOException {
        JobFilter asked = filters.filter(surroundings());
        JobFilter filter = asked.states().isEmpty() ? asked.withStates(usual) : asked;
        JobPages pages = new JobPages(queue, filter);
        boolean ask = !bulk.dryRun() && !bulk.yes();
        long count = bulk.dryRun() || ask ? pages.count() : 0;
        if (bulk.dryRun() || (ask && count == 0)) {
            return new BulkChange.Tally(count, 0, 0);
        }
        if (ask && !Agreement.isGiven(surroundings(), verb.word() + " " + Plurals.of(count, "job"))) {
            return new BulkChange.Tally(0, 0, 0);
        }
        return change(queue).matching(pages);
    }

    private void tell(BulkChange.Tally tally) {
        if (json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("dryRun", bulk.dryRun());
            answer.put("changed", tally.changed());
            answer.put("refused", tally.refused());
            answer.put("unknown", tally.unknown());
            new JsonLines(out()).print(answer);
            return;
        }
        String what = bulk.dryRun() ? "would " + verb.word() : past;
        String rest = tally.refused() == 0 ? "" : ", left " + Plurals.of(tally.refused(), "job") + " as they are";
        out().println(what + " " + Plurals.of(tally.changed(), "job") + rest);
    }
}
