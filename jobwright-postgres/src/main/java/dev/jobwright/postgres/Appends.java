package dev.jobwright.postgres;

import dev.jobwright.LeaseToken;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.AppendResult;
import dev.jobwright.store.LogAppend;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * Writes texts to the logs of attempts that run, in the caller's transaction. The leases are locked first; the look that
 * follows has a new snapshot, and nobody takes an attempt away until the texts are there.
 */
final class Appends {

    private static final int ENDED = 0;

    private Appends() {}

    static List<AppendResult> run(Session session, List<LogAppend> texts) throws SQLException {
        long[] nonces = tokens(texts, LeaseToken::nonce);
        session.list("append-lock", row -> row.getLong(1), nonces);
        List<Integer> running = session.list(
                "settle-running",
                row -> row.getInt(1),
                nonces,
                tokens(texts, LeaseToken::seq),
                tokens(texts, LeaseToken::attempt),
                nonces);
        List<LogAppend> accepted = new ArrayList<>(texts.size());
        List<AppendResult> results = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            boolean runs = running.get(i) != ENDED;
            results.add(runs ? AppendResult.APPENDED : AppendResult.LEASE_LOST);
            if (runs) {
                accepted.add(texts.get(i));
            }
        }
        if (!accepted.isEmpty()) {
            write(session, accepted);
        }
        return results;
    }

    private static void write(Session session, List<LogAppend> texts) throws SQLException {
        session.update(
                "append",
                tokens(texts, LeaseToken::seq),
                tokens(texts, LeaseToken::attempt),
                longs(texts, LogAppend::number).toArray(),
                longs(texts, text -> text.stream().code())
                        .mapToInt(Math::toIntExact)
                        .toArray(),
                texts.stream().map(LogAppend::text).toArray(String[]::new));
    }

    private static long[] tokens(List<LogAppend> texts, ToLongFunction<LeaseToken> part) {
        return longs(texts, text -> part.applyAsLong(text.token())).toArray();
    }

    private static LongStream longs(List<LogAppend> texts, ToLongFunction<LogAppend> part) {
        return texts.stream().mapToLong(part);
    }
}
