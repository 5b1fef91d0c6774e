package dev.jobwright.cli;

import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.Texts;
import dev.jobwright.store.JobQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person may call a job: its id, the beginning of the id if the job is among the newest, or its key. */
final class JobReference {

    private static final int SHORTEST = 6;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String BEGINNING = "[0-9a-f-]{" + SHORTEST + ",36}";

    private JobReference() {}

    /** @throws InvalidInput when the beginning of an id fits several jobs */
    static Optional<Job> find(JobQueue queue, String text) {
        String id = text.toLowerCase(Locale.ROOT);
        if (id.matches(ID)) {
            return queue.find(JobId.parse(id));
        }
        List<Job> named = queue.list(JobFilter.ALL.withKey(text), null, 1);
        if (!named.isEmpty() || !id.matches(BEGINNING)) {
            return named.stream().findFirst();
        }
        List<Job> fitting = queue.listNewest(JobFilter.ALL, null, JobQuery.MAX_LIMIT).stream()
                .filter(job -> job.id().toString().startsWith(id))
                .toList();
        if (fitting.size() > 1) {
            throw new InvalidInput(
                    "'" + text + "' begins the ids of " + fitting.size() + " jobs: give more of it, or the job's key");
        }
        return fitting.stream().findFirst();
    }

    /** What to say when nothing was found. */
    static String unknown(String text) {
        return "no job is called '" + Texts.show(text, 200)
                + "': give its id, its key such as NAME:17, or the beginning" + " of its id if it is one of the "
                + JobQuery.MAX_LIMIT + " newest";
    }
}
