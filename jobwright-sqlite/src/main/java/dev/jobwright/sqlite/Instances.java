package dev.jobwright.sqlite;

import dev.jobwright.InstanceId;
import dev.jobwright.LeaseToken;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.Renewal;
import java.sql.SQLException;
import java.util.List;

/** Keeps claimers alive, and ends them. */
final class Instances {

    private Instances() {}

    static Renewal renew(WriteTransaction tx, Claimer claimer) throws SQLException {
        long instance = aliveUntil(tx, claimer, tx.now + Micros.of(claimer.lease()));
        List<LeaseToken> revoked = tx.session.list(
                "renew-revoked", row -> new LeaseToken(row.getLong(1), row.getLong(2), row.getLong(3)), instance);
        if (!revoked.isEmpty()) {
            tx.session.update("renew-forget-revoked", instance);
        }
        tx.session.update("renew-sweep-leases", instance, tx.now - Micros.of(claimer.lease()));
        return new Renewal(revoked);
    }

    /** The claimer's number; makes it known if need be. */
    static long known(WriteTransaction tx, Claimer claimer) throws SQLException {
        long instance = tx.session.number("instance-number", claimer.instance().value());
        return instance != 0 ? instance : aliveUntil(tx, claimer, 0);
    }

    private static long aliveUntil(WriteTransaction tx, Claimer claimer, long time) throws SQLException {
        return tx.session.number("instance-renew", tx.now, claimer.instance().value(), claimer.worker(), time);
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
