package dev.jobwright.sqlite;

import dev.jobwright.Attempt;
import dev.jobwright.AttemptEnd;
import dev.jobwright.AuditEntry;
import dev.jobwright.Failure;
import dev.jobwright.Job;
import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.LeaseToken;
import dev.jobwright.LogEntry;
import dev.jobwright.Tally;
import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.HeaderText;
import dev.jobwright.jdbc.LogRows;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.store.LogQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads jobs and their histories. */
final class Finds {

    private final ReadTransaction tx;

    Finds(ReadTransaction tx) {
        this.tx = tx;
    }

    List<Job> find(Collection<JobId> ids) throws SQLException {
        List<Job> jobs = new ArrayList<>();
        for (JobId id : new LinkedHashSet<>(ids)) {
            Long seq = seq(id);
            if (seq != null) {
                jobs.add(job(seq));
            }
        }
        return jobs;
    }

    /** The job of that number, which exists. */
    Job job(long seq) throws SQLException {
        Job job = tx.session.first("find", this::read, seq);
        if (job == null) {
            throw new IllegalStateException("a row names job " + seq + ", which is not there");
        }
        return job;
    }

    List<Attempt> attempts(JobId id) throws SQLException {
        Long seq = seq(id);
        return seq == null ? List.of() : tx.session.list("attempts", Finds::readAttempt, seq);
    }

    List<AuditEntry> audit(JobId id) throws SQLException {
        Long seq = seq(id);
        return seq == null ? List.of() : tx.session.list("audit", Finds::readEvent, seq);
    }

    List<LogEntry> log(LogQuery query) throws SQLException {
        Long seq = seq(query.id());
        return seq == null ? List.of() : LogRows.page(tx.session, seq, query);
    }

    private @Nullable Long seq(JobId id) throws SQLException {
        return tx.session.numberOrNull("seq-of-id", (Object) IdBytes.of(id));
    }

    private Job read(ResultSet row) throws SQLException {
        long seq = row.getLong(1);
        Place place = Place.read(row, seq);
        String key = row.getString(10);
        return new Job(
                IdBytes.read(row.getBytes(2)),
                seq,
                tx.lanes.lane(row.getLong(3)),
                place.state(),
                -row.getInt(4),
                Micros.instant(row.getLong(7)),
                Micros.instant(row.getLong(5)),
                place.notBefore(),
                Micros.instantOrNull(Columns.number(row, 9)),
                place.heldReason(),
                tally(row, place.attempt()),
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
                tx.policies.policy(row.getLong(6)));
    }

    /** What the place where a job stands says of it. */
    private record Place(
            JobState state,
            long attempt,
            @Nullable Instant notBefore,
            @Nullable String heldReason,
            @Nullable LeaseToken token) {

        static Place read(ResultSet row, long seq) throws SQLException {
            Long ready = Columns.number(row, 13);
            if (ready != null) {
                return new Place(JobState.AVAILABLE, ready, null, null, null);
            }
            Integer waiting = Columns.integer(row, 14);
            if (waiting != null) {
                Instant wakeAt = Micros.instantOrNull(Columns.number(row, 15));
                return new Place(JobState.ofCode(waiting), row.getLong(17), wakeAt, row.getString(16), null);
            }
            Long running = Columns.number(row, 18);
            if (running != null) {
                LeaseToken token = new LeaseToken(seq, running, row.getLong(19));
                return new Place(JobState.RUNNING, running, null, null, token);
            }
            Integer outcome = Columns.integer(row, 21);
            if (outcome == null) {
                throw new IllegalStateException("job " + seq + " stands nowhere; run jobwright verify");
            }
            return new Place(JobState.ofCode(outcome), row.getLong(22), null, null, null);
        }
    }

    private static Tally tally(ResultSet row, long attempt) throws SQLException {
        Integer run = Columns.integer(row, 25);
        return run == null
                ? new Tally(1, attempt, 0, 0, 0, 0)
                : new Tally(run, attempt, row.getInt(26), row.getInt(27), row.getInt(28), row.getInt(29));
    }

    private static @Nullable Failure failure(ResultSet row, int column) throws SQLException {
        String reason = row.getString(column);
        return reason == null
                ? null
                : new Failure(reason, row.getString(column + 1), row.getString(column + 2), row.getString(column + 3));
    }

    private static Attempt readAttempt(ResultSet row) throws SQLException {
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

    private static AuditEntry readEvent(ResultSet row) throws SQLException {
        return new AuditEntry(
                Micros.instant(row.getLong(1)),
                row.getString(2),
                JobState.ofCode(row.getInt(3)),
                JobState.ofCode(row.getInt(4)),
                row.getString(5),
                row.getString(6));
    }
}
