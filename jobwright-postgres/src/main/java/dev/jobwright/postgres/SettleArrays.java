package dev.jobwright.postgres;

import dev.jobwright.AttemptEnd;
import dev.jobwright.Lane;
import dev.jobwright.LeaseToken;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.store.Settlement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settlements as the statements take them: an array for each column, filled in one pass. */
final class SettleArrays {

    final long[] seqs;
    final long[] attempts;
    final long[] nonces;
    final short[] states;
    final short[] ends;
    final boolean allSucceeded;
    private final long[] took;
    private final int[] runs;
    private final int[] lanes;
    private final @Nullable String[] results;

    private SettleArrays(Link link, List<Settlement> settlements) throws SQLException {
        int size = settlements.size();
        seqs = new long[size];
        attempts = new long[size];
        nonces = new long[size];
        states = new short[size];
        ends = new short[size];
        took = new long[size];
        runs = new int[size];
        lanes = new int[size];
        results = new String[size];
        boolean all = true;
        Lane lane = null;
        int number = 0;
        for (int i = 0; i < size; i++) {
            Settlement settlement = settlements.get(i);
            LeaseToken token = settlement.token();
            Decision decision = settlement.decision();
            if (!settlement.lane().equals(lane)) {
                lane = settlement.lane();
                number = link.lanes().numberIfThere(link.session(), lane);
            }
            seqs[i] = token.seq();
            attempts[i] = token.attempt();
            nonces[i] = token.nonce();
            states[i] = (short) decision.to().code();
            ends[i] = (short) decision.end().code();
            took[i] = Micros.of(settlement.took());
            runs[i] = decision.tally().run();
            lanes[i] = number;
            results[i] = decision.result();
            all &= decision.end() == AttemptEnd.SUCCEEDED;
        }
        allSucceeded = all;
    }

    static SettleArrays of(Link link, List<Settlement> settlements) throws SQLException {
        return new SettleArrays(link, settlements);
    }

    /** The first seven columns, which all settlements have. */
    void bind(PreparedStatement settle) throws SQLException {
        settle.setObject(1, seqs);
        settle.setObject(2, attempts);
        settle.setObject(3, nonces);
        settle.setObject(4, took);
        settle.setObject(5, runs);
        settle.setObject(6, lanes);
        settle.setObject(7, results);
    }

    /** Each nonce once. */
    long[] distinctNonces() {
        Set<Long> distinct = new LinkedHashSet<>();
        for (long nonce : nonces) {
            distinct.add(nonce);
        }
        return distinct.stream().mapToLong(Long::longValue).toArray();
    }
}
