package dev.jobwright.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers whether all jobs of a group have ended. Only a walk through the group tells, and a group may be as large as the
 * store; so what was found is remembered, and later looked at only as far as it can have changed since: a group that had
 * ended lives again when a job is added to it, or one of its jobs is retried. Safe for use by many threads.
 */
public final class EndedGroups {

    private static final int MOST = 1_000;

    /** Jobs that go together: none is pruned while one of them lives. */
    public record Group(String namespace, String correlation) {}

    /** The newest job and the newest audit entry: what comes later has higher numbers. */
    private record Mark(long seq, long event) {}

    /**
     * @param living a job of the group that had not ended; null when there was none
     * @param at when that was
     */
    private record Found(@Nullable Long living, Mark at) {}

    private final Map<Group, Found> found = new LinkedHashMap<>();

    /** Forgets everything: what is remembered is worth little to a prune that begins long after. */
    public synchronized void forget() {
        found.clear();
    }

    /** A look at groups in one snapshot, in which no answer changes. */
    public Look look(Session session) {
        return new Look(session);
    }

    /** One snapshot. */
    public final class Look {
        private final Session session;
        private final Map<Group, Boolean> answers = new HashMap<>();

        private Look(Session session) {
            this.session = session;
        }

        /** Whether all jobs of the group have ended; true for none. */
        public boolean hasEnded(@Nullable Group group) throws SQLException {
            if (group == null) {
                return true;
            }
            Boolean known = answers.get(group);
            if (known == null) {
                known = ask(group);
                answers.put(group, known);
            }
            return known;
        }

        private boolean ask(Group group) throws SQLException {
            Found before = remembered(group);
            if (before != null && before.living == null) {
                return !session.exists(
                        "group-changed", group.correlation, group.namespace, before.at.seq, before.at.event);
            }
            if (before != null && session.exists("group-lives-by", before.living)) {
                return false;
            }
            Found now = walk(session, group);
            remember(group, now);
            return now.living == null;
        }
    }

    private static Found walk(Session session, Group group) throws SQLException {
        Mark mark = session.first("group-mark", row -> new Mark(row.getLong(1), row.getLong(2)));
        Long living = session.numberOrNull("group-living", group.correlation, group.namespace);
        return new Found(living, mark == null ? new Mark(0, 0) : mark);
    }

    private synchronized @Nullable Found remembered(Group group) {
        return found.get(group);
    }

    private synchronized void remember(Group group, Found now) {
        found.put(group, now);
        if (found.size() > MOST) {
            found.remove(found.keySet().iterator().next());
        }
    }
}
