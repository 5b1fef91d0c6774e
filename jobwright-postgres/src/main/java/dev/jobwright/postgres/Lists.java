package dev.jobwright.postgres;

import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.JobQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. The names of the jobs come from the narrowest place that knows them all: the key, the group, or
 * each of the states asked for; the jobs are read when the page is known. The caller brings one snapshot for it all.
 */
final class Lists {

    private record Listed(long seq, JobId id) {
        static Listed read(ResultSet row) throws SQLException {
            return new Listed(row.getLong(1), Rows.id(row, 2));
        }
    }

    private static final Map<String, String> OLDEST_FIRST = Map.of("beyond", ">", "order", "asc");
    private static final Map<String, String> NEWEST_FIRST = Map.of("beyond", "<", "order", "desc");

    private final Link link;
    private final JobQuery query;
    private final JobFilter filter;
    private final Session ordered;
    private final long after;

    private Lists(Link link, JobQuery query) {
        this.link = link;
        this.query = query;
        this.filter = query.filter();
        this.ordered = link.session().with(query.newestFirst() ? NEWEST_FIRST : OLDEST_FIRST);
        Long given = query.after();
        this.after = given != null ? given : query.newestFirst() ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    static List<Job> run(Link link, JobQuery query) throws SQLException {
        Lists lists = new Lists(link, query);
        try {
            return lists.run();
        } finally {
            lists.ordered.closeStatements();
        }
    }

    private List<Job> run() throws SQLException {
        int[] lanes = lanes();
        if (lanes.length == 0) {
            return List.of();
        }
        if (filter.key() != null) {
            return matching("list-key", lanes, query.namespace() + "/" + filter.key());
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
            return jobs(ordered.list("list-all", Listed::read, lanes, after, query.limit()));
        }
        List<Listed> listed = new ArrayList<>();
        for (JobState state : filter.states()) {
            listed.addAll(inState(state, lanes));
        }
        Comparator<Listed> order = Comparator.comparingLong(Listed::seq);
        return jobs(listed.stream()
                .sorted(query.newestFirst() ? order.reversed() : order)
                .limit(query.limit())
                .toList());
    }

    /** The codes of the states in which jobs have ended; 0 is for all others. */
    private int[] ends() {
        return filter.states().stream()
                .mapToInt(state -> state.isTerminal() ? state.code() : 0)
                .distinct()
                .toArray();
    }

    private long enqueuedSince() {
        return filter.enqueuedSince() == null ? Long.MIN_VALUE : Micros.of(filter.enqueuedSince());
    }

    /** Pages through the jobs of a key, a group or a time, until enough of them match. */
    private List<Job> matching(String statement, int[] lanes, @Nullable Object... names) throws SQLException {
        List<Job> found = new ArrayList<>();
        long beyond = after;
        while (true) {
            List<Listed> page = ordered.list(statement, Listed::read, args(lanes, beyond, names));
            for (Job job : jobs(page)) {
                if (filter.matches(job)) {
                    found.add(job);
                    if (found.size() == query.limit()) {
                        return found;
                    }
                }
            }
            if (page.size() < JobQuery.MAX_LIMIT) {
                return found;
            }
            beyond = page.get(page.size() - 1).seq();
        }
    }

    private static @Nullable Object[] args(int[] lanes, long beyond, @Nullable Object... names) {
        List<@Nullable Object> args = new ArrayList<>(List.of(lanes, beyond));
        args.addAll(Arrays.asList(names));
        args.add(JobQuery.MAX_LIMIT);
        return args.toArray();
    }

    private List<Listed> inState(JobState state, int[] lanes) throws SQLException {
        int limit = query.limit();
        return switch (state) {
            case AVAILABLE -> ordered.list("list-available", Listed::read, lanes, after, limit);
            case RUNNING -> ordered.list("list-running", Listed::read, lanes, after, limit);
            case SUCCEEDED -> ordered.list("list-succeeded", Listed::read, lanes, after, limit);
            default -> {
                String statement = state.isWaiting() ? "list-waiting" : "list-ended";
                yield ordered.list(statement, Listed::read, lanes, after, state.code(), limit);
            }
        };
    }

    private List<Job> jobs(List<Listed> page) throws SQLException {
        return new Finds(link).find(page.stream().map(Listed::id).toList());
    }

    /** The numbers of the lanes that match. */
    private int[] lanes() throws SQLException {
        return link.lanes().all(link.session()).entrySet().stream()
                .filter(entry -> matches(entry.getValue()))
                .mapToInt(Entry::getKey)
                .toArray();
    }

    private boolean matches(Lane lane) {
        return lane.namespace().equals(query.namespace()) && filter.matches(lane);
    }
}
