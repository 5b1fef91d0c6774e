package dev.jobwright.sqlite;

import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.JobQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
            return filter.states().isEmpty()
                    ? matching("list-correlation", lanes, filter.correlation())
                    : matching("list-correlation-state", lanes, filter.correlation(), ends());
        }
        if (filter.namesATime()) {
            return matching("list-since", lanes, enqueuedSince(), Micros.ofNullable(filter.finishedSince()));
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

    /** The codes of the states in which jobs have ended, as an SQL array; 0 is for all others. */
    private String ends() {
        return filter.states().stream()
                .map(state -> state.isTerminal() ? state.code() : 0)
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private long enqueuedSince() {
        return filter.enqueuedSince() == null ? Long.MIN_VALUE : Micros.of(filter.enqueuedSince());
    }

    /** Pages through the jobs of a key, a group or a time, until enough of them match. */
    private List<Job> matching(String statement, String lanes, @Nullable Object... names) throws SQLException {
        List<Job> found = new ArrayList<>();
        long beyond = after;
        while (true) {
            List<Long> seqs = ordered.list(statement, row -> row.getLong(1), args(lanes, beyond, names));
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

    private static @Nullable Object[] args(String lanes, long beyond, @Nullable Object... names) {
        List<@Nullable Object> args = new ArrayList<>(List.of(lanes, beyond, JobQuery.MAX_LIMIT));
        args.addAll(Arrays.asList(names));
        return args.toArray();
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
        return lane.namespace().equals(query.namespace()) && filter.matches(lane);
    }
}
