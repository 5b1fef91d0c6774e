package dev.jobwright.sqlite;

import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.JobQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page of a list. The numbers of the jobs come from the narrowest place that knows them all: the key, the group, or
 * each of the states asked for; the jobs are read when the page is known.
 */
final class Lists {

    private final ReadTransaction tx;
    private final JobQuery query;
    private final JobFilter filter;
    private final Session ordered;
    private final long after;

    private Lists(ReadTransaction tx, JobQuery query) {
        this.tx = tx;
        this.query = query;
        this.filter = query.filter();
        this.ordered = query.newestFirst() ? tx.newestFirst : tx.oldestFirst;
        Long given = query.after();
        this.after = given != null ? given : query.newestFirst() ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    static List<Job> run(ReadTransaction tx, JobQuery query) throws SQLException {
        return new Lists(tx, query).run();
    }

    private List<Job> run() throws SQLException {
        String lanes = lanes();
        if (filter.key() != null) {
            return matching("list-key", lanes, Inserts.key(query.namespace(), filter.key()));
        }
        if (filter.correlation() != null) {
            return matching("list-correlation", lanes, filter.correlation());
        }
        if (filter.states().isEmpty()) {
            return jobs(ordered.list("list-all", row -> row.getLong(1), lanes, after, query.limit()));
        }
        List<Long> seqs = new ArrayList<>();
        for (JobState state : filter.states()) {
            seqs.addAll(inState(state, lanes, after));
        }
        Comparator<Long> order = query.newestFirst() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return jobs(seqs.stream().sorted(order).limit(query.limit()).toList());
    }

    /** Pages through the jobs of a key or a group, until enough of them match. */
    private List<Job> matching(String statement, String lanes, String name) throws SQLException {
        List<Job> found = new ArrayList<>();
        long beyond = after;
        while (true) {
            List<Long> seqs = ordered.list(statement, row -> row.getLong(1), lanes, beyond, JobQuery.MAX_LIMIT, name);
            for (Job job : jobs(seqs)) {
                if (filter.matches(job)) {
                    found.add(job);
                    if (found.size() == query.limit()) {
                        return found;
                    }
                }
            }
            if (seqs.size() < JobQuery.MAX_LIMIT) {
                return found;
            }
            beyond = seqs.get(seqs.size() - 1);
        }
    }

    private List<Long> inState(JobState state, String lanes, long beyond) throws SQLException {
        int limit = query.limit();
        return switch (state) {
            case AVAILABLE -> ordered.list("list-available", row -> row.getLong(1), lanes, beyond, limit);
            case RUNNING -> ordered.list("list-running", row -> row.getLong(1), lanes, beyond, limit);
            case SUCCEEDED -> ordered.list("list-succeeded", row -> row.getLong(1), lanes, beyond, limit);
            default ->
                ordered.list(
                        state.isWaiting() ? "list-waiting" : "list-ended",
                        row -> row.getLong(1),
                        lanes,
                        beyond,
                        limit,
                        state.code());
        };
    }

    private List<Job> jobs(List<Long> seqs) throws SQLException {
        Finds finds = new Finds(tx);
        List<Job> jobs = new ArrayList<>(seqs.size());
        for (long seq : seqs) {
            jobs.add(finds.job(seq));
        }
        return jobs;
    }

    /** The lanes that match, as an SQL array. */
    private String lanes() throws SQLException {
        Stream<Map.Entry<Long, Lane>> matching =
                tx.lanes.all().entrySet().stream().filter(entry -> matches(entry.getValue()));
        return matching.map(entry -> entry.getKey().toString()).collect(Collectors.joining(",", "[", "]"));
    }

    private boolean matches(Lane lane) {
        return lane.namespace().equals(query.namespace())
                && (filter.queue() == null || filter.queue().equals(lane.queue()))
                && (filter.type() == null || filter.type().equals(lane.type()));
    }
}
