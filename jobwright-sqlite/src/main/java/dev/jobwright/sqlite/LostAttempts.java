package dev.jobwright.sqlite;

import dev.jobwright.InstanceId;
import dev.jobwright.LeaseToken;
import dev.jobwright.Tally;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.store.Lost;
import dev.jobwright.store.RunningAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Finds what runs nowhere any more. */
final class LostAttempts {

    private LostAttempts() {}

    static Lost find(ReadTransaction tx, int max) throws SQLException {
        List<RunningAttempt> attempts = tx.session.exists("find-lost-any", tx.now)
                ? tx.session.list("find-lost", row -> read(tx, row), tx.now, max)
                : List.of();
        Long next = tx.session.numberOrNull("find-lost-next", tx.now);
        return new Lost(attempts, Micros.instantOrNull(next));
    }

    /** Instances that run something and have renewed in time: only their locks can tell that they are dead. */
    static List<InstanceId> suspects(ReadTransaction tx) throws SQLException {
        return tx.session.list("find-lost-suspects", row -> new InstanceId(row.getLong(1)), tx.now);
    }

    private static RunningAttempt read(ReadTransaction tx, ResultSet row) throws SQLException {
        long attempt = row.getLong(2);
        return new RunningAttempt(
                IdBytes.read(row.getBytes(5)),
                new LeaseToken(row.getLong(1), attempt, row.getLong(3)),
                tx.lanes.lane(row.getLong(4)),
                new Tally(row.getInt(9), attempt, row.getInt(10), row.getInt(11), row.getInt(12), row.getInt(13)),
                tx.policies.policy(row.getLong(6)),
                row.getString(7),
                Micros.instant(row.getLong(8)));
    }
}
