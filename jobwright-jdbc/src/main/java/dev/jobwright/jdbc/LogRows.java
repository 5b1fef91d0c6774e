package dev.jobwright.jdbc;

import dev.jobwright.LogEntry;
import dev.jobwright.LogStream;
import dev.jobwright.store.LogQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads logs, by the statement {@code log}. */
public final class LogRows {

    private LogRows() {}

    public static List<LogEntry> page(Session session, Object job, LogQuery query) throws SQLException {
        LogEntry after = query.after();
        Long attempt = query.attempt();
        long first = attempt == null ? Long.MIN_VALUE : attempt;
        long last = attempt == null ? Long.MAX_VALUE : attempt;
        return after == null || after.attempt() < first
                ? page(session, job, first, 0, last, query.limit())
                : page(session, job, after.attempt(), after.number(), last, query.limit());
    }

    private static List<LogEntry> page(
            Session session, Object job, long beyondAttempt, long beyondNumber, long lastAttempt, int limit)
            throws SQLException {
        return session.list("log", LogRows::entry, job, beyondAttempt, beyondNumber, lastAttempt, limit);
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(
                row.getLong(1),
                row.getLong(2),
                LogStream.ofCode(row.getInt(3)),
                Micros.instant(row.getLong(4)),
                row.getString(5));
    }
}
