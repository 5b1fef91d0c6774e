package dev.jobwright.postgres;

import dev.jobwright.AttemptEnd;
import dev.jobwright.JobState;
import dev.jobwright.LeaseToken;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settles many attempts. Those that this store claimed, and that nobody in it tried to end before, are written by one
 * statement, fenced by their leases. All others (of other processes, repeated ones, rescues) are first checked under a
 * lock, in the same transaction: the lock comes in a statement before the check, so that the check sees what was
 * committed while it waited.
 */
final class Settlements {

    /** What {@code settle-running} answers. */
    private static final int RUNNING = 1;

    private static final int RUN_OUT = 2;

    private final OpenLeases open;
    private final Floors floors;

    Settlements(OpenLeases open, Floors floors) {
        this.open = open;
        this.floors = floors;
    }

    /** @param payload what to notify other processes with when there is something new for them; null not to */
    SettleResult[] run(Link link, List<Settlement> settlements, @Nullable String payload) throws SQLException {
        for (Settlement settlement : settlements) {
            Decision decision = settlement.decision();
            Lifecycle.move(JobState.RUNNING, decision.trigger(), decision.to());
        }
        SettleResult[] results = new SettleResult[settlements.size()];
        List<LeaseToken> held =
                tokens(settlements.stream().filter(Settlements::isHolder).toList());
        Set<LeaseToken> untouched = open.touch(held);
        List<Integer> own = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            Settlement settlement = settlements.get(i);
            boolean first = isHolder(settlement) && untouched.remove(settlement.token());
            (first ? own : others).add(i);
        }
        if (!own.isEmpty()) {
            settleOwn(link, pick(settlements, own), own, results, payload);
        }
        if (!others.isEmpty()) {
            link.atomically(() -> {
                settleOthers(link, settlements, others, results, payload);
                return results;
            });
        }
        open.answered(held);
        return results;
    }

    private void settleOwn(
            Link link, List<Settlement> mine, List<Integer> at, SettleResult[] results, @Nullable String payload)
            throws SQLException {
        boolean allSucceeded = mine.stream().allMatch(Settlements::isPlainSuccess);
        long[] over = open.overWith(tokens(mine));
        long accepted = allSucceeded ? writeSuccesses(link, mine, over) : write(link, mine, over, payload);
        if (accepted == mine.size()) {
            at.forEach(i -> results[i] = SettleResult.SETTLED);
        } else {
            askHowTheyEnded(link.session(), mine, at, results);
        }
    }

    private static boolean isHolder(Settlement settlement) {
        return settlement.authority() == Settlement.Authority.HOLDER;
    }

    private static boolean isPlainSuccess(Settlement settlement) {
        return settlement.decision().end() == AttemptEnd.SUCCEEDED;
    }

    private void settleOthers(
            Link link,
            List<Settlement> settlements,
            List<Integer> others,
            SettleResult[] results,
            @Nullable String payload)
            throws SQLException {
        Session session = link.session();
        long[] nonces = nonces(pick(settlements, others));
        session.list("settle-lock", row -> row.getLong(1), nonces);
        if (others.stream().anyMatch(i -> !isHolder(settlements.get(i)))) {
            session.list("settle-lock-instances", row -> row.getInt(1), nonces);
        }
        List<Integer> allowed = allowed(session, settlements, others);
        if (!allowed.isEmpty()) {
            List<Settlement> picked = pick(settlements, allowed);
            long accepted = write(link, picked, new long[0], payload);
            if (accepted != picked.size()) {
                throw new IllegalStateException(
                        "settled " + accepted + " running attempts instead of " + picked.size());
            }
            recordRescues(session, picked.stream().filter(one -> !isHolder(one)).toList());
            session.update("settle-revoke", seqs(picked), noncesOfEach(picked));
            allowed.forEach(i -> results[i] = SettleResult.SETTLED);
        }
        List<Integer> refused = others.stream().filter(i -> results[i] == null).toList();
        if (!refused.isEmpty()) {
            askHowTheyEnded(session, pick(settlements, refused), refused, results);
        }
    }

    /** Those of the settlements whose attempts run, and are their senders' to end; of several of one attempt the first. */
    private static List<Integer> allowed(Session session, List<Settlement> settlements, List<Integer> others)
            throws SQLException {
        List<Settlement> asked = pick(settlements, others);
        List<Integer> running = session.list(
                "settle-running",
                row -> row.getInt(1),
                nonces(asked),
                seqs(asked),
                attempts(asked),
                noncesOfEach(asked));
        List<Integer> allowed = new ArrayList<>();
        Set<LeaseToken> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            int least = isHolder(asked.get(i)) ? RUNNING : RUN_OUT;
            boolean mayEnd = running.get(i) >= least;
            if (mayEnd && seen.add(asked.get(i).token())) {
                allowed.add(others.get(i));
            }
        }
        return allowed;
    }

    private static void recordRescues(Session session, List<Settlement> rescues) throws SQLException {
        if (rescues.isEmpty()) {
            return;
        }
        short[] states = new short[rescues.size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = (short) rescues.get(i).decision().to().code();
        }
        session.update("settle-tell", seqs(rescues), attempts(rescues), noncesOfEach(rescues));
        session.update("event-rescued", seqs(rescues), states);
    }

    private static void askHowTheyEnded(
            Session session, List<Settlement> asked, List<Integer> at, SettleResult[] results) throws SQLException {
        record End(int code, @Nullable String result) {}
        List<End> ends = session.list(
                "settle-ended",
                row -> new End(row.getInt(1), row.getString(2)),
                seqs(asked),
                attempts(asked),
                noncesOfEach(asked));
        for (int i = 0; i < asked.size(); i++) {
            Decision decision = asked.get(i).decision();
            End end = ends.get(i);
            boolean same = end.code() == decision.end().code() && Objects.equals(end.result(), decision.result());
            results[at.get(i)] = same ? SettleResult.SETTLED : SettleResult.LEASE_LOST;
        }
    }

    private static long writeSuccesses(Link link, List<Settlement> mine, long[] over) throws SQLException {
        PreparedStatement settle = link.session().statement("settle-succeeded");
        bind(link, settle, mine);
        settle.setObject(8, nonces(mine));
        settle.setObject(9, over);
        try (ResultSet row = settle.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private long write(Link link, List<Settlement> mine, long[] over, @Nullable String payload) throws SQLException {
        PreparedStatement settle = link.session().statement("settle");
        bind(link, settle, mine);
        short[] states = new short[mine.size()];
        short[] ends = new short[states.length];
        for (int i = 0; i < states.length; i++) {
            Decision decision = mine.get(i).decision();
            states[i] = (short) decision.to().code();
            ends[i] = (short) decision.end().code();
        }
        settle.setObject(8, states);
        settle.setObject(9, ends);
        SettleExtras.bind(
                settle, 10, mine.stream().filter(one -> !isPlainSuccess(one)).toList());
        settle.setObject(21, nonces(mine));
        settle.setObject(22, over);
        settle.setString(23, payload);
        try (ResultSet rows = settle.executeQuery()) {
            long accepted = 0;
            while (rows.next()) {
                accepted = rows.getLong(1);
                int lane = rows.getInt(2);
                if (!rows.wasNull()) {
                    floors.lower(lane, rows.getInt(3), rows.getLong(4));
                }
            }
            return accepted;
        }
    }

    private static void bind(Link link, PreparedStatement settle, List<Settlement> settlements) throws SQLException {
        int size = settlements.size();
        long[] took = new long[size];
        int[] runs = new int[size];
        int[] lanes = new int[size];
        @Nullable String[] results = new String[size];
        for (int i = 0; i < size; i++) {
            Settlement settlement = settlements.get(i);
            took[i] = Micros.of(settlement.took());
            lanes[i] = link.lanes().number(link.session(), settlement.lane());
            runs[i] = settlement.decision().tally().run();
            results[i] = settlement.decision().result();
        }
        settle.setObject(1, seqs(settlements));
        settle.setObject(2, attempts(settlements));
        settle.setObject(3, noncesOfEach(settlements));
        settle.setObject(4, took);
        settle.setObject(5, runs);
        settle.setObject(6, lanes);
        settle.setObject(7, results);
    }

    private static List<LeaseToken> tokens(List<Settlement> settlements) {
        return settlements.stream().map(Settlement::token).toList();
    }

    private static List<Settlement> pick(List<Settlement> settlements, List<Integer> indexes) {
        return indexes.size() == settlements.size()
                ? settlements
                : indexes.stream().map(settlements::get).toList();
    }

    private static long[] seqs(List<Settlement> settlements) {
        return settlements.stream().mapToLong(one -> one.token().seq()).toArray();
    }

    private static long[] attempts(List<Settlement> settlements) {
        return settlements.stream().mapToLong(one -> one.token().attempt()).toArray();
    }

    private static long[] noncesOfEach(List<Settlement> settlements) {
        return settlements.stream().mapToLong(one -> one.token().nonce()).toArray();
    }

    /** Each nonce once. */
    private static long[] nonces(List<Settlement> settlements) {
        Set<Long> nonces = new LinkedHashSet<>();
        settlements.forEach(one -> nonces.add(one.token().nonce()));
        return nonces.stream().mapToLong(Long::longValue).toArray();
    }
}
