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

    private static final int NUMBERS = 8;
    private static final int TEXTS = 4;
    private static final Tally FRESH = new Tally(1, 1, 0, 0, 0, 0);

    private final long[] numbers = new long[NUMBERS];
    private final @Nullable String[] texts = new String[TEXTS];
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

    /** Columns of one kind are read in one place: the compiler has a copy of the driver's method for each. */
    ClaimedJob read(ResultSet row) throws SQLException {
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = row.getLong(before + 1 + i);
        }
        for (int i = 0; i < TEXTS; i++) {
            texts[i] = row.getString(before + 1 + NUMBERS + i);
        }
        long seq = numbers[0];
        long attempt = numbers[1] + 1;
        int run = (int) numbers[2] + 1;
        int laneNumber = (int) numbers[3];
        int nprio = (int) numbers[4];
        long enqueuedAt = numbers[7];
        long due = enqueuedAt + numbers[5];
        remember(laneNumber, nprio, due, seq);
        Instant enqueued = Micros.instant(enqueuedAt);
        RunningAttempt running = new RunningAttempt(
                JobId.of(row.getObject(before + 1 + NUMBERS + TEXTS, UUID.class)),
                new LeaseToken(seq, attempt, request.nonce()),
                lane(laneNumber),
                attempt == 1 && run == 1 ? FRESH : tally(run, attempt, row.getArray(before + 2 + NUMBERS + TEXTS)),
                policy((int) numbers[6]),
                request.claimer().worker(),
                claimedAt);
        String key = texts[1];
        return new ClaimedJob(
                running,
                -nprio,
                enqueued,
                due == enqueuedAt ? enqueued : Micros.instant(due),
                texts[0],
                key == null ? null : key.substring(key.indexOf('/') + 1),
                texts[2],
                HeaderText.read(texts[3]));
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
