package dev.jobwright.postgres;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.AuditEntry;
import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.Tally;
import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.HeaderText;
import dev.jobwright.jdbc.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes values of rows. */
final class Rows {

    private Rows() {}

    /** A row of {@code find.sql}. */
    static Job job(Link link, ResultSet row) throws SQLException {
        long seq = row.getLong(1);
        Place place = Place.read(row, seq);
        String key = row.getString(10);
        return new Job(
                id(row, 2),
                seq,
                link.lanes().lane(link.session(), row.getInt(3)),
                place.state(),
                -row.getInt(4),
                Micros.instant(row.getLong(7)),
                Micros.instant(row.getLong(5)),
                place.notBefore(),
                Micros.instantOrNull(Columns.number(row, 9)),
                place.heldReason(),
                tally(row, 25, place.attempt()),
                row.getString(30),
                place.token(),
                Micros.instantOrNull(Columns.number(row, 20)),
                Micros.instantOrNull(Columns.number(row, 23)),
                row.getString(8),
                row.getString(24),
                failure(row, 31),
                key == null ? null : key.substring(key.indexOf('/') + 1),
                row.getString(11),
                HeaderText.read(row.getString(12)),
                link.policies().policy(link.session(), row.getInt(6)));
    }

    /** A row of {@code attempts.sql}. */
    static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getLong(1),
                row.getInt(2),
                AttemptEnd.ofCode(row.getInt(3)),
                row.getString(4),
                Micros.instant(row.getLong(5)),
                Micros.duration(row.getLong(6)),
                row.getString(7),
                failure(row, 8));
    }

    /** A row of {@code audit.sql}. */
    static AuditEntry event(ResultSet row) throws SQLException {
        return new AuditEntry(
                Micros.instant(row.getLong(1)),
                row.getString(2),
                JobState.ofCode(row.getInt(3)),
                JobState.ofCode(row.getInt(4)),
                row.getString(5),
                row.getString(6));
    }

    static JobId id(ResultSet row, int column) throws SQLException {
        return new JobId(row.getObject(column, UUID.class));
    }

    /** The five columns of a tally, the first of which is null when the job has used up nothing. */
    static Tally tally(ResultSet row, int column, long attempt) throws SQLException {
        Integer run = Columns.integer(row, column);
        return run == null
                ? new Tally(1, attempt, 0, 0, 0, 0)
                : new Tally(
                        run,
                        attempt,
                        row.getInt(column + 1),
                        row.getInt(column + 2),
                        row.getInt(column + 3),
                        row.getInt(column + 4));
    }

    private static @Nullable Failure failure(ResultSet row, int column) throws SQLException {
        String reason = row.getString(column);
        return reason == null
                ? null
                : new Failure(reason, row.getString(column + 1), row.getString(column + 2), row.getString(column + 3));
    }
}
