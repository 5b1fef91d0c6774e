package dev.jobwright.cli;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobQueue;
import dev.jobwright.lifecycle.Verb;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code retry} and {@code cancel} have in common: which jobs, and whether to ask. */
final class SelectionOptions {

    @Mixin
    private StoreOption store = new StoreOption();

    @Parameters(arity = "0..*", paramLabel = "ID", description = "ids or keys of jobs")
    private List<String> references = List.of();

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    /** @param done the verb's past, as in "3 jobs retried" */
    int apply(Surroundings surroundings, PrintWriter out, Verb verb, String done) throws IOException {
        if (references.isEmpty() == filters.isEmpty()) {
            throw new InvalidInput("say which jobs to " + verb.word() + ": either ids, or --state, --queue or --type");
        }
        try (JobQueue queue = store.openExisting(surroundings)) {
            BulkChange change = new BulkChange(surroundings, queue, verb);
            BulkChange.Tally tally =
                    references.isEmpty() ? change.matching(filters.filter(), yes) : change.named(references);
            if (json) {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("changed", tally.changed());
                answer.put("refused", tally.refused());
                answer.put("unknown", tally.unknown());
                new JsonLines(out).print(answer);
            } else {
                out.printf(
                        Locale.ROOT,
                        "%,d %s %s%s%n",
                        tally.changed(),
                        tally.changed() == 1 ? "job" : "jobs",
                        done,
                        tally.refused() == 0
                                ? ""
                                : String.format(Locale.ROOT, ", %,d left as they are", tally.refused()));
            }
            return tally.unknown() > 0 || (!references.isEmpty() && tally.refused() > 0) ? 1 : 0;
        }
    }
}
