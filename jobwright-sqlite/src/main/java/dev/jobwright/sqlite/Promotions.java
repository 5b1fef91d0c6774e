package dev.jobwright.sqlite;

import dev.jobwright.JobState;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.store.Promotion;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes jobs available whose time has come, all in a few statements; and expires those that are too late. */
final class Promotions {

    private record Place(long wakeAt, long seq) {}

    private Promotions() {}

    /** The answer when no time has come yet. */
    static @Nullable Promotion glance(WriteTransaction tx) throws SQLException {
        if (tx.session.exists("claim-any-late", tx.now) || tx.session.exists("promote-last", tx.now, 1)) {
            return null;
        }
        return new Promotion(0, 0, Micros.instantOrNull(next(tx)));
    }

    static Promotion run(WriteTransaction tx, int max) throws SQLException {
        int expired = Expiry.expireWaiting(tx, max);
        List<Place> due =
                tx.session.list("promote-last", row -> new Place(row.getLong(1), row.getLong(2)), tx.now, max);
        if (!due.isEmpty()) {
            promote(tx, due.get(due.size() - 1));
        }
        return new Promotion(due.size(), expired, Micros.instantOrNull(next(tx)));
    }

    private static void promote(WriteTransaction tx, Place last) throws SQLException {
        tx.session.list(
                "promote-counts",
                row -> {
                    JobState from = JobState.ofCode(row.getInt(2));
                    Lifecycle.move(from, Trigger.DUE, JobState.AVAILABLE);
                    tx.counters.move(row.getLong(1), from, JobState.AVAILABLE, row.getLong(3));
                    return from;
                },
                last.wakeAt(),
                last.seq());
        tx.session.update("promote-ready", last.wakeAt(), last.seq());
        tx.session.update("promote-unwait", last.wakeAt(), last.seq());
    }

    /** When the next job is due or expires. */
    private static @Nullable Long next(WriteTransaction tx) throws SQLException {
        Long due = tx.session.numberOrNull("promote-next");
        Long expires = tx.session.numberOrNull("promote-first-deadline");
        return due == null || (expires != null && expires < due) ? expires : due;
    }
}
