package dev.jobwright.sqlite;

import dev.jobwright.AttemptEnd;
import dev.jobwright.Failure;
import dev.jobwright.JobState;
import dev.jobwright.LeaseToken;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Settles many attempts at once. The fence comes first: {@link Fence} takes the running rows away that the tokens name,
 * and only what it took is written.
 */
final class Settlements {

    private static final String RESCUER = "rescuer";

    private record Lease(long instance, long aliveUntil, boolean known) {}

    private final WriteTransaction tx;
    private final Map<Long, Lease> leases = new HashMap<>();

    private Settlements(WriteTransaction tx) {
        this.tx = tx;
    }

    static SettleResult[] run(WriteTransaction tx, List<Settlement> settlements) throws SQLException {
        return new Settlements(tx).run(settlements);
    }

    private SettleResult[] run(List<Settlement> settlements) throws SQLException {
        long[] lanes = new Fence(tx, this::mayEnd).take(settlements);
        SettleResult[] results = new SettleResult[settlements.size()];
        PreparedStatement outcomes = tx.session.statement("settle-outcome");
        boolean anyOutcome = false;
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            if (lanes[i] == Fence.REFUSED) {
                refused.add(i);
                continue;
            }
            Settlement settlement = settlements.get(i);
            Decision decision = settlement.decision();
            JobState to = Lifecycle.move(JobState.RUNNING, decision.trigger(), decision.to());
            if (to.isTerminal()) {
                addOutcome(outcomes, settlement);
                anyOutcome = true;
            } else {
                writeAttempt(settlement);
                place(settlement.token(), decision);
            }
            if (decision.end() != AttemptEnd.SUCCEEDED) {
                tx.writeTally(settlement.token().seq(), decision.tally());
                writeFailure(settlement.token(), decision.failure());
            }
            if (settlement.authority() == Settlement.Authority.RESCUER) {
                recordRescue(settlement);
            }
            tx.counters.move(lanes[i], JobState.RUNNING, to);
            results[i] = SettleResult.SETTLED;
        }
        if (anyOutcome) {
            outcomes.executeBatch();
        }
        for (int i : refused) {
            results[i] = wasEndedBy(settlements.get(i)) ? SettleResult.SETTLED : SettleResult.LEASE_LOST;
        }
        return results;
    }

    /** Whether whoever sent the settlement may end the attempt, which is running under this token. */
    private boolean mayEnd(Settlement settlement) throws SQLException {
        return settlement.authority() == Settlement.Authority.HOLDER
                || lease(settlement.token().nonce()).aliveUntil() < tx.now;
    }

    private Lease lease(long nonce) throws SQLException {
        Lease lease = leases.get(nonce);
        if (lease == null) {
            lease = tx.session.first(
                    "settle-lease", row -> new Lease(row.getLong(1), row.getLong(2), row.getInt(3) != 0), nonce);
            if (lease == null) {
                throw new IllegalStateException("a running attempt names a lease that is not there");
            }
            leases.put(nonce, lease);
        }
        return lease;
    }

    private void addOutcome(PreparedStatement outcomes, Settlement settlement) throws SQLException {
        LeaseToken token = settlement.token();
        Decision decision = settlement.decision();
        outcomes.setLong(1, token.seq());
        outcomes.setLong(2, token.attempt());
        outcomes.setInt(3, decision.tally().run());
        outcomes.setInt(4, decision.to().code());
        outcomes.setLong(5, tx.now);
        outcomes.setInt(6, decision.end().code());
        outcomes.setLong(7, token.nonce());
        outcomes.setLong(8, lease(token.nonce()).instance());
        outcomes.setLong(9, Micros.of(settlement.took()));
        outcomes.setString(10, decision.result());
        outcomes.addBatch();
    }

    private void writeAttempt(Settlement settlement) throws SQLException {
        LeaseToken token = settlement.token();
        Decision decision = settlement.decision();
        tx.session.update(
                "settle-attempt",
                token.seq(),
                token.attempt(),
                decision.tally().run(),
                decision.end().code(),
                token.nonce(),
                lease(token.nonce()).instance(),
                tx.now,
                Micros.of(settlement.took()),
                decision.result());
    }

    private void place(LeaseToken token, Decision decision) throws SQLException {
        if (decision.to() == JobState.AVAILABLE) {
            tx.makeReady(token.seq(), token.attempt(), decision.tally().run());
            return;
        }
        Long wakeAt = decision.delay().isZero() ? null : Long.valueOf(tx.now + Micros.of(decision.delay()));
        boolean retrying = decision.to() == JobState.RETRYING;
        tx.makeWait(token.seq(), decision.to(), wakeAt, decision.heldReason(), retrying, token.attempt());
    }

    private void writeFailure(LeaseToken token, @Nullable Failure failure) throws SQLException {
        if (failure != null) {
            tx.session.update(
                    "settle-failure",
                    token.seq(),
                    token.attempt(),
                    failure.reason(),
                    failure.type(),
                    failure.message(),
                    failure.stack());
        }
    }

    private void recordRescue(Settlement settlement) throws SQLException {
        LeaseToken token = settlement.token();
        Lease lease = lease(token.nonce());
        if (lease.known()) {
            tx.session.update("revoke", lease.instance(), token.seq(), token.attempt(), token.nonce());
        }
        tx.recordEvent(
                token.seq(),
                "rescue",
                JobState.RUNNING,
                settlement.decision().to(),
                RESCUER,
                "the lease of its worker ran out");
    }

    /** Whether the attempt was ended before by this very settlement. */
    private boolean wasEndedBy(Settlement settlement) throws SQLException {
        LeaseToken token = settlement.token();
        Decision decision = settlement.decision();
        Boolean same = tx.session.first(
                "settle-repeated",
                row -> row.getInt(1) == decision.end().code() && Objects.equals(row.getString(2), decision.result()),
                token.seq(),
                token.attempt(),
                token.nonce());
        return same != null && same;
    }
}
