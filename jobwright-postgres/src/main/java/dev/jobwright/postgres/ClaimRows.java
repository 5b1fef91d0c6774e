package dev.jobwright.postgres;

import dev.jobwright.JobId;
import dev.jobwright.JobPolicy;
import dev.jobwright.Lane;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes claimed jobs of rows: fourteen columns from some column on, as in {@code claim.sql}. */
final class ClaimRows {

    private final Link link;
    private final ClaimRequest request;
    private final Instant claimedAt;
    private final int before;
    private int knownLane;
    private @Nullable Lane lane;
    private int policyNumber;
    private final List<Last> lasts = new ArrayList<>();
    private @Nullable Last last;
    private @Nullable JobPolicy policy;

    /** The last job in claim order of a lane and priority, among those that were read. */
    static final class Last {
        final int lane;
        final int nprio;
        long due = Long.MIN_VALUE;
        long seq;

        private Last(int lane, int nprio) {
            this.lane = lane;
            this.nprio = nprio;
        }
    }

    /** @param before how many columns stand before them */
    ClaimRows(Link link, ClaimRequest request, Instant claimedAt, int before) {
        this.link = link;
        this.request = request;
        this.claimedAt = claimedAt;
        this.before = before;
    }

    ClaimedJob read(ResultSet row) throws SQLException {
        long seq = row.getLong(before + 1);
        long attempt = row.getLong(before + 2);
        int laneNumber = row.getInt(before + 4);
        int nprio = row.getInt(before + 5);
        long due = row.getLong(before + 6);
        remember(laneNumber, nprio, due, seq);
        String key = row.getString(before + 11);
        RunningAttempt running = new RunningAttempt(
                JobId.of(row.getObject(before + 7, UUID.class)),
                new LeaseToken(seq, attempt, request.nonce()),
                lane(laneNumber),
                tally(row.getInt(before + 3), attempt, row.getArray(before + 14)),
                policy(row.getInt(before + 8)),
                request.claimer().worker(),
                claimedAt);
        return new ClaimedJob(
                running,
                -nprio,
                Micros.instant(row.getLong(before + 9)),
                Micros.instant(due),
                row.getString(before + 10),
                key == null ? null : key.substring(key.indexOf('/') + 1),
                row.getString(before + 12),
                HeaderText.read(row.getString(before + 13)));
    }

    private void remember(int laneNumber, int nprio, long due, long seq) {
        Last latest = last;
        if (latest == null || latest.lane != laneNumber || latest.nprio != nprio) {
            latest = new Last(laneNumber, nprio);
            last = latest;
            lasts.add(latest);
        }
        if (due > latest.due || (due == latest.due && seq > latest.seq)) {
            latest.due = due;
            latest.seq = seq;
        }
    }

    /** One or more for each lane and priority that was read. */
    List<Last> lasts() {
        return lasts;
    }

    /** Mostly that of the row before. */
    private Lane lane(int number) throws SQLException {
        Lane known = lane;
        if (known == null || number != knownLane) {
            known = link.lanes().lane(link.session(), number);
            lane = known;
            knownLane = number;
        }
        return known;
    }

    private JobPolicy policy(int number) throws SQLException {
        JobPolicy known = policy;
        if (known == null || number != policyNumber) {
            known = link.policies().policy(link.session(), number);
            policy = known;
            policyNumber = number;
        }
        return known;
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
