package dev.jobwright.sqlite;

import dev.jobwright.LeaseToken;
import dev.jobwright.store.Settlement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Takes running rows away for the settlements that name them, so that each is ended once.
 *
 * <p>Jobs are claimed in the order of their numbers, more or less, and settled together; so the tokens are looked at in
 * that order, in stretches without large gaps. A stretch is one query, and one delete when nothing else runs within it.
 */
final class Fence {

    /** The answer for a settlement whose attempt is not running, or not for its sender to end. */
    static final long REFUSED = -1;

    /** Rows between two tokens of a stretch are read in vain: this many cost less than a query of their own. */
    private static final long LARGEST_GAP = 8;

    /** Whether a settlement's sender may end the attempt, whose token is right. */
    @FunctionalInterface
    interface Permission {
        boolean given(Settlement settlement) throws SQLException;
    }

    private final WriteTransaction tx;
    private final Permission permission;

    Fence(WriteTransaction tx, Permission permission) {
        this.tx = tx;
        this.permission = permission;
    }

    /** For each settlement the lane of its job when its running row was taken, otherwise {@link #REFUSED}. */
    long[] take(List<Settlement> settlements) throws SQLException {
        long[] lanes = new long[settlements.size()];
        Arrays.fill(lanes, REFUSED);
        Integer[] bySeq = new Integer[lanes.length];
        Arrays.setAll(bySeq, i -> i);
        Arrays.sort(bySeq, Comparator.comparingLong(i -> seq(settlements, i)));
        int from = 0;
        while (from < bySeq.length) {
            int to = from + 1;
            while (to < bySeq.length && seq(settlements, bySeq[to]) - seq(settlements, bySeq[to - 1]) <= LARGEST_GAP) {
                to++;
            }
            takeStretch(settlements, Arrays.copyOfRange(bySeq, from, to), lanes);
            from = to;
        }
        return lanes;
    }

    private static long seq(List<Settlement> settlements, int i) {
        return settlements.get(i).token().seq();
    }

    private void takeStretch(List<Settlement> settlements, Integer[] stretch, long[] lanes) throws SQLException {
        long first = seq(settlements, stretch[0]);
        long last = seq(settlements, stretch[stretch.length - 1]);
        int rowsSeen = 0;
        int taken = 0;
        PreparedStatement running = tx.session.statement("settle-running");
        running.setLong(1, first);
        running.setLong(2, last);
        try (ResultSet rows = running.executeQuery()) {
            int next = 0;
            while (rows.next()) {
                rowsSeen++;
                long seq = rows.getLong(1);
                while (next < stretch.length && seq(settlements, stretch[next]) < seq) {
                    next++;
                }
                boolean rowTaken = false;
                for (; next < stretch.length && seq(settlements, stretch[next]) == seq; next++) {
                    Settlement settlement = settlements.get(stretch[next]);
                    LeaseToken token = settlement.token();
                    if (!rowTaken
                            && rows.getLong(2) == token.attempt()
                            && rows.getLong(3) == token.nonce()
                            && permission.given(settlement)) {
                        lanes[stretch[next]] = rows.getLong(4);
                        rowTaken = true;
                        taken++;
                    }
                }
            }
        }
        delete(settlements, stretch, lanes, first, last, taken, taken == rowsSeen);
    }

    private void delete(
            List<Settlement> settlements,
            Integer[] stretch,
            long[] lanes,
            long first,
            long last,
            int taken,
            boolean all)
            throws SQLException {
        if (taken == 0) {
            return;
        }
        int deleted = 0;
        if (all) {
            deleted = tx.session.update("settle-take-range", first, last);
        } else {
            for (int i : stretch) {
                LeaseToken token = settlements.get(i).token();
                if (lanes[i] != REFUSED) {
                    deleted += tx.session.update("settle-take", token.seq(), token.attempt(), token.nonce());
                }
            }
        }
        if (deleted != taken) {
            throw new IllegalStateException("took " + deleted + " running attempts instead of " + taken);
        }
    }
}
