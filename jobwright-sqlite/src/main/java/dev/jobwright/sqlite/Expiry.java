package dev.jobwright.sqlite;

import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Trigger;
import java.sql.SQLException;
import java.util.List;

/** Ends jobs whose start deadline has passed: it counts until their first start, and not for a later run. */
final class Expiry {

    private static final String CLOCK = "clock";
    private static final String REASON = "its start deadline passed";

    private record Deadline(long startBy, long seq) {}

    private record Head(long nprio, long due, long seq) {}

    private Expiry() {}

    /**
     * Expires what is too late among the jobs that a claim is about to take.
     *
     * @param shares how many it takes of each lane
     * @return whether any was, so that others move up
     */
    static boolean expireHeads(WriteTransaction tx, long[] lanes, int[] shares) throws SQLException {
        if (!tx.session.exists("claim-any-late", tx.now)) {
            return false;
        }
        boolean any = false;
        for (int i = 0; i < lanes.length; i++) {
            List<Head> late = shares[i] == 0
                    ? List.of()
                    : tx.session.list(
                            "claim-late",
                            row -> new Head(row.getLong(1), row.getLong(2), row.getLong(3)),
                            tx.now,
                            lanes[i],
                            shares[i]);
            for (Head head : late) {
                tx.session.update("change-unready", lanes[i], head.nprio(), head.due(), head.seq());
                end(tx, head.seq(), lanes[i], JobState.AVAILABLE);
                any = true;
            }
        }
        return any;
    }

    /** Expires at most so many jobs, the longest overdue first; forgets the deadlines that lost their meaning. */
    static int expireWaiting(WriteTransaction tx, int max) throws SQLException {
        int expired = 0;
        while (expired < max) {
            List<Deadline> passed = tx.session.list(
                    "promote-late", row -> new Deadline(row.getLong(1), row.getLong(2)), tx.now, max - expired);
            if (passed.isEmpty()) {
                break;
            }
            for (Deadline deadline : passed) {
                expired += expire(tx, deadline.seq()) ? 1 : 0;
            }
            Deadline last = passed.get(passed.size() - 1);
            tx.session.update("promote-forget-deadlines", last.startBy(), last.seq());
        }
        return expired;
    }

    private static boolean expire(WriteTransaction tx, long seq) throws SQLException {
        Whereabouts job = Whereabouts.of(tx, seq);
        if (job == null || !job.state().isWaiting() || job.attempt() != 0 || job.run() != 1) {
            return false;
        }
        job.unplace(tx);
        end(tx, seq, job.lane(), job.state());
        return true;
    }

    private static void end(WriteTransaction tx, long seq, long lane, JobState from) throws SQLException {
        JobState to = Lifecycle.move(from, Trigger.EXPIRE, JobState.EXPIRED);
        tx.recordEvent(seq, Trigger.EXPIRE.word(), from, to, CLOCK, REASON);
        tx.session.update("change-outcome", tx.now, seq, 0, 1, to.code());
        tx.counters.move(lane, from, to);
    }
}
