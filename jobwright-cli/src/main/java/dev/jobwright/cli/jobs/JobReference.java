package dev.jobwright.cli.jobs;

import dev.jobwright.InvalidInput;
import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobQueue;
import dev.jobwright.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What a person may call a job: its id, the beginning of its id if no other id begins so, or its key. */
public final class JobReference {

    public static final String DESCRIPTION = "a job's id, the beginning of its id (6 characters or more), or its key:"
            + " NAME:17 is line 17 of run NAME";

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private JobReference() {}

    /** @throws InvalidInput when the beginning of an id fits several jobs */
    public static Optional<Job> find(JobQueue queue, String text) {
        String id = text.toLowerCase(Locale.ROOT);
        if (id.matches(ID)) {
            return queue.find(JobId.parse(id));
        }
        List<Job> named = queue.list(JobFilter.ALL.withKey(text), null, 1);
        if (!named.isEmpty() || !IdBeginning.isOne(id)) {
            return named.stream().findFirst();
        }
        return new IdBeginning(id).find(queue);
    }

    /**
     * All of them; nothing when one is unknown.
     *
     * @param unknown told in words of each that is
     */
    public static Optional<List<Job>> findAll(JobQueue queue, List<String> texts, Consumer<String> unknown) {
        List<Job> jobs = new ArrayList<>();
        for (String text : texts) {
            find(queue, text).ifPresentOrElse(jobs::add, () -> unknown.accept(unknown(text)));
        }
        return jobs.size() == texts.size() ? Optional.of(jobs) : Optional.empty();
    }

    /** What to say when nothing was found. */
    public static String unknown(String text) {
        return "no job is called '" + Texts.show(text, 200)
                + "': give its id, the beginning of its id, or its key such as NAME:17";
    }
}
