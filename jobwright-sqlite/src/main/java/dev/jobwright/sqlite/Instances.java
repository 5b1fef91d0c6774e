package dev.jobwright.sqlite;

import dev.jobwright.InstanceId;
import dev.jobwright.LeaseToken;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.Renewal;
import java.sql.SQLException;
import java.util.List;

/** Keeps claimers alive, and ends them. */
final class Instances {

    private Instances() {}

    static Renewal renew(WriteTransaction tx, Claimer claimer) throws SQLException {
        long instance = keepAlive(tx, claimer);
        List<LeaseToken> revoked = tx.session.list(
                "renew-revoked", row -> new LeaseToken(row.getLong(1), row.getLong(2), row.getLong(3)), instance);
        if (!revoked.isEmpty()) {
            tx.session.update("renew-forget-revoked", instance);
        }
        tx.session.update("renew-sweep-leases", instance, tx.now - Micros.of(claimer.lease()));
        return new Renewal(revoked);
    }

    /** Lets the claimer's leases last for another lease time. Returns its number. */
    static long keepAlive(WriteTransaction tx, Claimer claimer) throws SQLException {
        return tx.session.number(
                "instance-renew",
                tx.now,
                claimer.instance().value(),
                claimer.worker(),
                tx.now + Micros.of(claimer.lease()));
    }

    static boolean isKnown(WriteTransaction tx, InstanceId id) throws SQLException {
        return tx.session.exists("instance-number", id.value());
    }

    static boolean end(WriteTransaction tx, InstanceId id) throws SQLException {
        long instance = tx.session.number("instance-number", id.value());
        if (instance != 0) {
            tx.session.update("renew-forget-revoked", instance);
            tx.session.update("renew-sweep-leases", instance, Long.MAX_VALUE);
            tx.session.update("instance-end", tx.now, id.value());
        }
        return instance != 0;
    }
}
