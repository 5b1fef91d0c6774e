package dev.jobwright.postgres;

import dev.jobwright.Job;
import dev.jobwright.JobFilter;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.JobQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

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
            return matching("list-correlation", lanes, filter.correlation());
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

    /** Pages through the jobs of a key or a group, until enough of them match. */
    private List<Job> matching(String statement, int[] lanes, String name) throws SQLException {
        List<Job> found = new ArrayList<>();
        long beyond = after;
        while (true) {
            List<Listed> page = ordered.list(statement, Listed::read, lanes, beyond, name, JobQuery.MAX_LIMIT);
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
        return lane.namespace().equals(query.namespace())
                && (filter.queue() == null || filter.queue().equals(lane.queue()))
                && (filter.type() == null || filter.type().equals(lane.type()));
    }
}
