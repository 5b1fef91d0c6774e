package dev.jobwright.cli.steer;

import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.cli.jobs.JobPages;
import dev.jobwright.cli.jobs.JobReference;
import dev.jobwright.lifecycle.Verb;
import dev.jobwright.queue.QueueRuntime;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Does a verb to jobs, many at once, and counts what came of it. */
final class BulkChange {

    private final JobQueue queue;
    private final Change change;
    private final BiConsumer<String, String> complaints;
    private long changed;
    private long refused;
    private long unknown;

    /** What came of it. */
    record Tally(long changed, long refused, long unknown) {}

    /**
     * @param user who wants it
     * @param reason why; may be empty
     * @param complaints told, as code and message, of each named job that was not changed
     */
    BulkChange(JobQueue queue, Verb verb, String user, String reason, BiConsumer<String, String> complaints) {
        this.queue = queue;
        this.complaints = complaints;
        this.change = new Change(verb, "jobwright " + verb.word() + " by " + user, reason);
    }

    /** All at once: a job that stands in its way is told of, and keeps no other from its change. */
    Tally named(List<String> references) {
        apply(find(references), true);
        return tally();
    }

    /** Only finds them. */
    Tally look(List<String> references) {
        changed = find(references).size();
        return tally();
    }

    Tally matching(JobPages pages) {
        pages.forEach(page -> apply(page.stream().map(Job::id).toList(), false));
        return tally();
    }

    private Tally tally() {
        return new Tally(changed, refused, unknown);
    }

    private List<JobId> find(List<String> references) {
        List<JobId> ids = new ArrayList<>();
        for (String reference : references) {
            JobReference.find(queue, reference).map(Job::id).ifPresentOrElse(ids::add, () -> {
                complaints.accept("not_found", JobReference.unknown(reference));
                unknown++;
            });
        }
        return ids;
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
                    complaints.accept(
                            "refused", no.id() + " stays " + no.state().word() + ": " + why);
                }
            } else {
                unknown++;
            }
        }
    }
}
