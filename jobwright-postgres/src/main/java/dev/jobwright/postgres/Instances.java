package dev.jobwright.postgres;

import dev.jobwright.InstanceId;
import dev.jobwright.LeaseToken;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.Renewal;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The instances that claim through this store, and their numbers. */
final class Instances {

    /** What is not known is looked up: so it is safe to forget. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<InstanceId, Integer> numbers = new ConcurrentHashMap<>();

    /** The number of the claimer's instance; makes it known if need be. */
    int number(Session session, Claimer claimer) throws SQLException {
        Integer known = numbers.get(claimer.instance());
        return known == null ? register(session, claimer) : known;
    }

    /** As {@link #number}, for an instance that has turned out to have ended: the next of the same name begins. */
    int register(Session session, Claimer claimer) throws SQLException {
        long uid = claimer.instance().value();
        session.update("instance-add", uid, claimer.worker());
        int number = (int) session.number("instance-number", uid);
        if (numbers.size() >= MOST_REMEMBERED) {
            numbers.clear();
        }
        numbers.put(claimer.instance(), number);
        return number;
    }

    Renewal renew(Session session, Claimer claimer) throws SQLException {
        long uid = claimer.instance().value();
        session.update("renew", uid, claimer.worker(), Micros.of(claimer.lease()));
        return new Renewal(session.list(
                "renew-revoked", row -> new LeaseToken(row.getLong(1), row.getLong(2), row.getLong(3)), uid));
    }

    void end(Session session, InstanceId instance) throws SQLException {
        numbers.remove(instance);
        session.update("instance-end", instance.value());
    }
}
