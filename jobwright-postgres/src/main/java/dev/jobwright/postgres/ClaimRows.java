package dev.jobwright.postgres;

import dev.jobwright.JobId;
import dev.jobwright.LeaseToken;
import dev.jobwright.Tally;
import dev.jobwright.jdbc.HeaderText;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.RunningAttempt;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes claimed jobs of rows: fourteen columns from some column on, as in {@code claim.sql}. */
final class ClaimRows {

    private final Link link;
    private final ClaimRequest request;
    private final Instant claimedAt;
    private final int before;

    /** @param before how many columns stand before them */
    ClaimRows(Link link, ClaimRequest request, Instant claimedAt, int before) {
        this.link = link;
        this.request = request;
        this.claimedAt = claimedAt;
        this.before = before;
    }

    ClaimedJob read(ResultSet row) throws SQLException {
        long attempt = row.getLong(before + 2);
        String key = row.getString(before + 11);
        RunningAttempt running = new RunningAttempt(
                JobId.of(row.getObject(before + 7, UUID.class)),
                new LeaseToken(row.getLong(before + 1), attempt, request.nonce()),
                link.lanes().lane(link.session(), row.getInt(before + 4)),
                tally(row.getInt(before + 3), attempt, row.getArray(before + 14)),
                link.policies().policy(link.session(), row.getInt(before + 8)),
                request.claimer().worker(),
                claimedAt);
        return new ClaimedJob(
                running,
                -row.getInt(before + 5),
                Micros.instant(row.getLong(before + 9)),
                Micros.instant(row.getLong(before + 6)),
                row.getString(before + 10),
                key == null ? null : key.substring(key.indexOf('/') + 1),
                row.getString(before + 12),
                HeaderText.read(row.getString(before + 13)));
    }

    private static Tally tally(int run, long attempt, @Nullable Array used) throws SQLException {
        if (used == null) {
            return new Tally(run, attempt, 0, 0, 0, 0);
        }
        Integer[] numbers = (Integer[]) used.getArray();
        return numbers[0] == null
                ? new Tally(run, attempt, 0, 0, 0, 0)
                : new Tally(run, attempt, numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
