package dev.jobwright.postgres;

import dev.jobwright.AttemptEnd;
import dev.jobwright.InvalidInput;
import dev.jobwright.LeaseToken;
import dev.jobwright.jdbc.Session;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
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

    /**
     * A {@link Decision} cannot be made but by the table of transitions, so it is not asked again.
     *
     * @param payload what to notify other processes with when there is something new for them; null not to
     */
    SettleResult[] run(Link link, List<Settlement> settlements, @Nullable String payload) throws SQLException {
        SettleResult[] results = new SettleResult[settlements.size()];
        OpenLeases.Known known = open.touch(settlements);
        if (known.owned > 0) {
            List<Integer> own = where(known.own, true);
            settleOwn(link, pick(settlements, own), own, known, results, payload);
        }
        if (known.owned < results.length) {
            List<Integer> others = where(known.own, false);
            link.atomically(() -> {
                settleOthers(link, settlements, others, results, payload);
                return results;
            });
        }
        long[] over = open.answered(settlements);
        if (known.owned < results.length && over.length > 0) {
            link.session().update("lease-over", over);
        }
        return results;
    }

    /**
     * Settles a success in the caller's transaction. Whatever comes of that, the attempt counts as touched: its next
     * settlement is checked in the database.
     */
    SettleResult joinCaller(Session session, SettleArrays arrays, Settlement success) throws SQLException {
        OpenLeases.Known known = open.touch(List.of(success));
        if (known.owned == 0) {
            throw new InvalidInput(
                    "attempt " + success.token() + " was not claimed by this queue, or was settled before: "
                            + "only a handler can settle its own attempt in its own transaction, once");
        }
        long accepted = writeSuccesses(session, arrays, known.nonces(), new long[0]);
        return accepted == 1 ? SettleResult.SETTLED : SettleResult.LEASE_LOST;
    }

    private static List<Integer> where(boolean[] flags, boolean wanted) {
        List<Integer> indexes = new ArrayList<>(flags.length);
        for (int i = 0; i < flags.length; i++) {
            if (flags[i] == wanted) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    private void settleOwn(
            Link link,
            List<Settlement> mine,
            List<Integer> at,
            OpenLeases.Known known,
            SettleResult[] results,
            @Nullable String payload)
            throws SQLException {
        SettleArrays arrays = SettleArrays.of(link, mine);
        long[] over = open.overWith(known);
        long accepted = arrays.allSucceeded
                ? writeSuccesses(link.session(), arrays, known.nonces(), over)
                : write(link, mine, arrays, known.nonces(), over, payload);
        if (accepted == mine.size()) {
            for (int i : at) {
                results[i] = SettleResult.SETTLED;
            }
        } else {
            askHowTheyEnded(link.session(), arrays, mine, at, results);
        }
    }

    private static boolean isHolder(Settlement settlement) {
        return settlement.authority() == Settlement.Authority.HOLDER;
    }

    private void settleOthers(
            Link link,
            List<Settlement> settlements,
            List<Integer> others,
            SettleResult[] results,
            @Nullable String payload)
            throws SQLException {
        Session session = link.session();
        SettleArrays asked = SettleArrays.of(link, pick(settlements, others));
        session.list("settle-lock", row -> row.getLong(1), asked.distinctNonces());
        if (others.stream().anyMatch(i -> !isHolder(settlements.get(i)))) {
            session.list("settle-lock-instances", row -> row.getInt(1), asked.distinctNonces());
        }
        List<Integer> allowed = allowed(session, asked, settlements, others);
        if (!allowed.isEmpty()) {
            List<Settlement> picked = pick(settlements, allowed);
            SettleArrays arrays = SettleArrays.of(link, picked);
            long accepted = write(link, picked, arrays, arrays.distinctNonces(), new long[0], payload);
            if (accepted != picked.size()) {
                throw new IllegalStateException(
                        "settled " + accepted + " running attempts instead of " + picked.size());
            }
            recordRescues(link, picked.stream().filter(one -> !isHolder(one)).toList());
            session.update("settle-revoke", arrays.seqs, arrays.nonces);
            allowed.forEach(i -> results[i] = SettleResult.SETTLED);
        }
        List<Integer> refused = others.stream().filter(i -> results[i] == null).toList();
        if (!refused.isEmpty()) {
            List<Settlement> again = pick(settlements, refused);
            askHowTheyEnded(session, SettleArrays.of(link, again), again, refused, results);
        }
    }

    /** Those of the settlements whose attempts run, and are their senders' to end; of several of one attempt the first. */
    private static List<Integer> allowed(
            Session session, SettleArrays asked, List<Settlement> settlements, List<Integer> others)
            throws SQLException {
        List<Integer> running = session.list(
                "settle-running",
                row -> row.getInt(1),
                asked.distinctNonces(),
                asked.seqs,
                asked.attempts,
                asked.nonces);
        List<Integer> allowed = new ArrayList<>();
        Set<LeaseToken> seen = new HashSet<>();
        for (int i = 0; i < running.size(); i++) {
            Settlement settlement = settlements.get(others.get(i));
            int least = isHolder(settlement) ? RUNNING : RUN_OUT;
            boolean mayEnd = running.get(i) >= least;
            if (mayEnd && seen.add(settlement.token())) {
                allowed.add(others.get(i));
            }
        }
        return allowed;
    }

    private static void recordRescues(Link link, List<Settlement> rescues) throws SQLException {
        if (!rescues.isEmpty()) {
            SettleArrays arrays = SettleArrays.of(link, rescues);
            link.session().update("settle-tell", arrays.seqs, arrays.attempts, arrays.nonces);
            link.session().update("event-rescued", arrays.seqs, arrays.states);
        }
    }

    private static void askHowTheyEnded(
            Session session, SettleArrays asked, List<Settlement> settlements, List<Integer> at, SettleResult[] results)
            throws SQLException {
        record End(int code, @Nullable String result) {}
        List<End> ends = session.list(
                "settle-ended",
                row -> new End(row.getInt(1), row.getString(2)),
                asked.seqs,
                asked.attempts,
                asked.nonces);
        for (int i = 0; i < ends.size(); i++) {
            Decision decision = settlements.get(i).decision();
            End end = ends.get(i);
            boolean same = end.code() == decision.end().code() && Objects.equals(end.result(), decision.result());
            results[at.get(i)] = same ? SettleResult.SETTLED : SettleResult.LEASE_LOST;
        }
    }

    private static long writeSuccesses(Session session, SettleArrays arrays, long[] nonces, long[] over)
            throws SQLException {
        PreparedStatement settle = session.statement("settle-succeeded");
        arrays.bind(settle);
        settle.setObject(8, nonces);
        settle.setObject(9, over);
        try (ResultSet row = settle.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private long write(
            Link link,
            List<Settlement> settlements,
            SettleArrays arrays,
            long[] nonces,
            long[] over,
            @Nullable String payload)
            throws SQLException {
        PreparedStatement settle = link.session().statement("settle");
        arrays.bind(settle);
        settle.setObject(8, arrays.states);
        settle.setObject(9, arrays.ends);
        SettleExtras.bind(
                settle,
                10,
                settlements.stream()
                        .filter(one -> one.decision().end() != AttemptEnd.SUCCEEDED)
                        .toList());
        settle.setObject(22, nonces);
        settle.setObject(23, over);
        settle.setString(24, payload);
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

    private static List<Settlement> pick(List<Settlement> settlements, List<Integer> indexes) {
        return indexes.size() == settlements.size()
                ? settlements
                : indexes.stream().map(settlements::get).toList();
    }
}
