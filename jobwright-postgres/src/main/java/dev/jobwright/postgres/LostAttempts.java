package dev.jobwright.postgres;

import dev.jobwright.JobId;
import dev.jobwright.LeaseToken;
import dev.jobwright.Tally;
import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.Lost;
import dev.jobwright.store.RunningAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks for attempts whose leases have run out. */
final class LostAttempts {

    private LostAttempts() {}

    private record Glance(boolean anyOver, @Nullable Long next) {}

    static Lost find(Link link, int max) throws SQLException {
        Session session = link.session();
        Glance glance = session.first("find-lost-glance", row -> new Glance(row.getBoolean(1), Columns.number(row, 2)));
        if (glance == null) {
            throw new IllegalStateException("an aggregate gives a row");
        }
        List<RunningAttempt> lost = List.of();
        if (glance.anyOver) {
            lost = session.list("find-lost", row -> read(link, row), max);
            if (lost.isEmpty()) {
                session.update("find-lost-sweep");
            }
        }
        return new Lost(lost, Micros.instantOrNull(glance.next));
    }

    private static RunningAttempt read(Link link, ResultSet row) throws SQLException {
        long attempt = row.getLong(2);
        return new RunningAttempt(
                JobId.of(row.getObject(9, UUID.class)),
                new LeaseToken(row.getLong(1), attempt, row.getLong(3)),
                link.lanes().lane(link.session(), row.getInt(10)),
                new Tally(row.getInt(4), attempt, row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8)),
                link.policies().policy(link.session(), row.getInt(11)),
                row.getString(12),
                Micros.instant(row.getLong(13)));
    }
}
