package dev.jobwright.cli;

import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.Texts;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import dev.jobwright.store.JobQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An operator's verb on jobs that are named, or on all that fit a filter: those only after a count and a yes. */
final class BulkChange {

    private final Surroundings surroundings;
    private final JobQueue queue;
    private final Change change;
    private long changed;
    private long refused;
    private long unknown;

    /** What came of it. */
    record Tally(long changed, long refused, long unknown) {}

    BulkChange(Surroundings surroundings, JobQueue queue, Verb verb) {
        this.surroundings = surroundings;
        this.queue = queue;
        String user = surroundings.environment().getOrDefault("USER", "unknown user");
        this.change = new Change(verb, "jobwright " + verb.word() + " by " + user, "");
    }

    Tally named(List<String> references) {
        List<JobId> ids = new ArrayList<>();
        for (String reference : references) {
            JobReference.find(queue, reference).map(Job::id).ifPresentOrElse(ids::add, () -> {
                surroundings.say(JobReference.unknown(reference));
                unknown++;
            });
        }
        // All at once: a job that stands in its way is told of, and keeps no other from its change.
        apply(ids, true);
        return new Tally(changed, refused, unknown);
    }

    Tally matching(JobFilter filter, boolean agreed) throws IOException {
        long count = FilterOptions.count(filter, queue.stats());
        if (count > 0 && !agreed && !isAgreed(count)) {
            return new Tally(0, 0, 0);
        }
        Long last = null;
        List<Job> page;
        do {
            page = queue.list(filter, last, JobQuery.MAX_LIMIT);
            apply(page.stream().map(Job::id).toList(), false);
            last = page.isEmpty() ? null : page.get(page.size() - 1).seq();
        } while (page.size() == JobQuery.MAX_LIMIT);
        return new Tally(changed, refused, unknown);
    }

    private boolean isAgreed(long count) throws IOException {
        String question =
                String.format(Locale.ROOT, "%s %,d %s", change.verb().word(), count, count == 1 ? "job" : "jobs");
        if (!surroundings.inIsTerminal()) {
            throw new InvalidInput("this would " + question + ": add --yes to do it");
        }
        surroundings.err().print(question + "? [y/N] ");
        surroundings.err().flush();
        StringBuilder answer = new StringBuilder();
        for (int c = surroundings.in().read();
                c >= 0 && c != '\n';
                c = surroundings.in().read()) {
            answer.append((char) c);
        }
        return answer.toString().strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private void apply(List<JobId> ids, boolean tell) {
        if (ids.isEmpty()) {
            return;
        }
        for (ChangeResult result : QueueRuntime.of(queue).store().change(change, ids)) {
            if (result instanceof ChangeResult.Changed) {
                changed++;
            } else if (result instanceof ChangeResult.Refused no) {
                refused++;
                if (tell) {
                    String why = no.why().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                    surroundings.say(Texts.show(no.id() + " stays " + no.state().word() + ": " + why, 200));
                }
            } else {
                unknown++;
            }
        }
    }
}
