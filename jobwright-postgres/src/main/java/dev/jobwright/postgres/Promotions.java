package dev.jobwright.postgres;

import dev.jobwright.JobState;
import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.store.Promotion;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Makes jobs available whose time has come, and expires those that were not started in time. */
final class Promotions {

    private final Floors floors;

    Promotions(Floors floors) {
        this.floors = floors;
    }

    /** @param payload what to notify other processes with when jobs became available; null not to */
    Promotion run(Link link, int max, @Nullable String payload) throws SQLException {
        Glance before = glance(link.session());
        if (!before.isDue()) {
            return new Promotion(0, 0, Micros.instantOrNull(before.next));
        }
        int expired = expire(link, max);
        int promoted = promote(link.session(), max, payload);
        return new Promotion(promoted, expired, Micros.instantOrNull(glance(link.session()).next));
    }

    private record Glance(@Nullable Long next, long now) {
        boolean isDue() {
            return next != null && next <= now;
        }
    }

    private static Glance glance(Session session) throws SQLException {
        Glance glance = session.first("promote-glance", row -> new Glance(Columns.number(row, 1), row.getLong(2)));
        if (glance == null) {
            throw new IllegalStateException("a select without a table gives a row");
        }
        return glance;
    }

    /** Start deadlines that no longer mean anything do not count. */
    private static int expire(Link link, int max) throws SQLException {
        for (JobState from : new JobState[] {JobState.AVAILABLE, JobState.SCHEDULED, JobState.HELD}) {
            Lifecycle.move(from, Trigger.EXPIRE, JobState.EXPIRED);
        }
        int expired = 0;
        while (expired < max) {
            int most = max - expired;
            int[] seen = link.atomically(() -> {
                Session session = link.session();
                Long[] late = session.list("promote-late", row -> row.getLong(1), most)
                        .toArray(Long[]::new);
                if (late.length == 0) {
                    return new int[] {0, 0};
                }
                int ended = (int) session.number("promote-expire", (Object) late);
                session.update("promote-forget-deadlines", (Object) late);
                return new int[] {late.length, ended};
            });
            expired += seen[1];
            if (seen[0] < most) {
                break;
            }
        }
        return expired;
    }

    private int promote(Session session, int max, @Nullable String payload) throws SQLException {
        Lifecycle.move(JobState.SCHEDULED, Trigger.DUE, JobState.AVAILABLE);
        Lifecycle.move(JobState.RETRYING, Trigger.DUE, JobState.AVAILABLE);
        record Promoted(int lane, int nprio, long due, int jobs) {}
        int promoted = 0;
        for (Promoted part : session.list(
                "promote",
                row -> new Promoted(row.getInt(1), row.getInt(2), row.getLong(3), row.getInt(4)),
                max,
                payload)) {
            floors.lower(part.lane, part.nprio, part.due);
            promoted += part.jobs;
        }
        return promoted;
    }
}
