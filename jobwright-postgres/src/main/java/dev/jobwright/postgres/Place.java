package dev.jobwright.postgres;

import dev.jobwright.JobState;
import dev.jobwright.LeaseToken;
import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.Micros;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the place where a job stands says of it. */
record Place(
        JobState state,
        long attempt,
        @Nullable Instant notBefore,
        @Nullable String heldReason,
        @Nullable LeaseToken token) {

    /** Of a row of {@code find.sql}. */
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
        Integer outcome = Columns.integer(row, 21);
        if (outcome != null) {
            return new Place(JobState.ofCode(outcome), row.getLong(22), null, null, null);
        }
        Long running = Columns.number(row, 18);
        if (running == null) {
            throw new IllegalStateException("job " + seq + " stands nowhere; run jobwright verify");
        }
        return new Place(JobState.RUNNING, running, null, null, new LeaseToken(seq, running, row.getLong(19)));
    }
}
