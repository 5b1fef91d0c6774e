package dev.jobwright.postgres;

import dev.jobwright.Failure;
import dev.jobwright.Tally;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.store.Settlement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the statement {@code settle} wants of attempts that did not simply succeed: twelve arrays. */
final class SettleExtras {

    /** As the statement wants it: a delay of less than a microsecond is one. */
    private static final long NO_DELAY = -1;

    private SettleExtras() {}

    static void bind(PreparedStatement settle, int first, List<Settlement> settlements) throws SQLException {
        int size = settlements.size();
        long[] seqs = new long[size];
        long[] attempts = new long[size];
        int[][] tallies = new int[4][size];
        long[] delays = new long[size];
        @Nullable String[][] texts = new String[5][size];
        for (int i = 0; i < size; i++) {
            Decision decision = settlements.get(i).decision();
            Tally tally = decision.tally();
            Failure failure = decision.failure();
            seqs[i] = settlements.get(i).token().seq();
            attempts[i] = settlements.get(i).token().attempt();
            tallies[0][i] = tally.failures();
            tallies[1][i] = tally.losses();
            tallies[2][i] = tally.releases();
            tallies[3][i] = tally.snoozes();
            delays[i] = decision.delay().isZero() ? NO_DELAY : Micros.of(decision.delay());
            texts[0][i] = decision.heldReason();
            if (failure != null) {
                texts[1][i] = failure.reason();
                texts[2][i] = failure.type();
                texts[3][i] = failure.message();
                texts[4][i] = failure.stack();
            }
        }
        int next = first;
        settle.setObject(next++, seqs);
        settle.setObject(next++, attempts);
        for (int[] tally : tallies) {
            settle.setObject(next++, tally);
        }
        settle.setObject(next++, delays);
        for (String[] text : texts) {
            settle.setObject(next++, text);
        }
    }
}
