package dev.jobwright.jdbc;

import dev.jobwright.JobFilter;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.jdbc.EndedGroups.Group;
import dev.jobwright.store.PruneRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the jobs that a batch of a prune may delete. It walks the jobs that have ended in the order of their numbers,
 * a window at a time, so that no look is long, however few of them are asked for.
 */
public final class PruneScan {

    /** Jobs that one batch looks at. */
    static final int WINDOW = 2_000;

    /** What the stores differ in. */
    public interface Dialect {
        Lane lane(int number) throws SQLException;

        /** The numbers as a value that a statement takes for an array. */
        Object array(List<Long> numbers);
    }

    /** A job that may go. */
    public record Prunable(
            long seq,
            int lane,
            JobState state,
            long finishedAt,
            @Nullable Group group) {}

    private record Ended(
            long seq,
            int lane,
            JobState state,
            Instant finishedAt,
            Instant enqueuedAt,
            @Nullable String correlation) {

        /** A row of {@code prune-ended.sql}. */
        static Ended read(ResultSet row) throws SQLException {
            return new Ended(
                    row.getLong(1),
                    row.getInt(2),
                    JobState.ofCode(row.getInt(3)),
                    Micros.instant(row.getLong(4)),
                    Micros.instant(row.getLong(5)),
                    row.getString(6));
        }
    }

    /** @param next where the next batch begins; null when there is none */
    public record Batch(List<Prunable> jobs, @Nullable Long next) {}

    private final Session session;
    private final Dialect dialect;
    private final EndedGroups groups;
    private final PruneRequest request;

    public PruneScan(Session session, Dialect dialect, EndedGroups groups, PruneRequest request) {
        this.session = session;
        this.dialect = dialect;
        this.groups = groups;
        this.request = request;
    }

    /** Reads in one snapshot, which the caller brings. */
    public Batch run() throws SQLException {
        if (request.after() == null) {
            groups.forget();
        }
        EndedGroups.Look look = groups.look(session);
        List<Long> window = window();
        List<Prunable> jobs = new ArrayList<>();
        for (Ended job : session.list("prune-ended", Ended::read, dialect.array(window))) {
            Group group = group(job.correlation);
            if (isAskedFor(job) && look.hasEnded(group)) {
                jobs.add(new Prunable(job.seq, job.lane, job.state, Micros.of(job.finishedAt), group));
                if (jobs.size() == request.limit()) {
                    return new Batch(jobs, job.seq);
                }
            }
        }
        return new Batch(jobs, window.size() < WINDOW ? null : window.get(window.size() - 1));
    }

    /** The numbers of the jobs to look at: from the narrowest place that knows them all. */
    private List<Long> window() throws SQLException {
        JobFilter filter = request.filter();
        long after = request.after() == null ? Long.MIN_VALUE : request.after();
        if (filter.key() != null) {
            return session.list(
                    "prune-window-key", PruneScan::seq, after, request.namespace() + "/" + filter.key(), WINDOW);
        }
        if (filter.correlation() != null) {
            return session.list("prune-window-correlation", PruneScan::seq, after, filter.correlation(), WINDOW);
        }
        return session.list("prune-window", PruneScan::seq, after, WINDOW);
    }

    private static Long seq(ResultSet row) throws SQLException {
        return row.getLong(1);
    }

    private boolean isAskedFor(Ended job) throws SQLException {
        String correlation = request.filter().correlation();
        return request.asksFor(dialect.lane(job.lane), job.state, job.enqueuedAt, job.finishedAt)
                && (correlation == null || correlation.equals(job.correlation));
    }

    private @Nullable Group group(@Nullable String correlation) {
        return correlation == null ? null : new Group(request.namespace(), correlation);
    }
}
