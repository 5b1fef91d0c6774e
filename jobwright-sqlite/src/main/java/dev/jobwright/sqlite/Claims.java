package dev.jobwright.sqlite;

import dev.jobwright.JobState;
import dev.jobwright.Lane;
import dev.jobwright.LeaseToken;
import dev.jobwright.Tally;
import dev.jobwright.jdbc.HeaderText;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.RunningAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Claims: of each lane the head of its {@code ready} rows, moved under the lease by one statement. What a claim costs
 * depends on the lanes that it serves and the jobs that it takes, not on what else is queued.
 */
final class Claims {

    /** A job at its place in the order of claims. */
    private record Taken(long nprio, long due, ClaimedJob job) {
        boolean isBefore(Taken other) {
            return nprio != other.nprio
                    ? nprio < other.nprio
                    : due != other.due ? due < other.due : seq() < other.seq();
        }

        long seq() {
            return job.token().seq();
        }
    }

    private final WriteTransaction tx;
    private final ClaimRequest request;
    private final Instant claimedAt;

    private Claims(WriteTransaction tx, ClaimRequest request, Instant claimedAt) {
        this.tx = tx;
        this.request = request;
        this.claimedAt = claimedAt;
    }

    /** The empty answer, when there is nothing to claim: it writes nothing. */
    static @Nullable List<ClaimedJob> glance(WriteTransaction tx, ClaimRequest request) throws SQLException {
        if (tx.session.exists("claim-lease", request.nonce())) {
            return null;
        }
        for (long lane : tx.lanes.served(request)) {
            if (tx.session.exists("claim-any", lane)) {
                return null;
            }
        }
        return List.of();
    }

    static List<ClaimedJob> run(WriteTransaction tx, ClaimRequest request) throws SQLException {
        Long before = tx.session.numberOrNull("claim-lease", request.nonce());
        if (before != null) {
            tx.session.update(
                    "claim-renew",
                    request.nonce(),
                    tx.now + Micros.of(request.claimer().lease()));
            return new Claims(tx, request, Micros.instant(before)).stillRunning();
        }
        List<ClaimedJob> claimed = new Claims(tx, request, Micros.instant(tx.now)).takeAnew();
        if (!claimed.isEmpty()) {
            long instance = Instances.known(tx, request.claimer());
            long until = tx.now + Micros.of(request.claimer().lease());
            tx.session.update("claim-grant", request.nonce(), instance, tx.now, until);
        }
        return claimed;
    }

    private List<ClaimedJob> takeAnew() throws SQLException {
        long[] lanes = tx.lanes.served(request);
        int[] shares = Shares.of(tx, lanes, request.max());
        while (Expiry.expireHeads(tx, lanes, shares)) {
            shares = Shares.of(tx, lanes, request.max());
        }
        List<Taken> taken = List.of();
        for (int i = 0; i < lanes.length; i++) {
            if (shares[i] > 0) {
                taken = merge(taken, take(lanes[i], shares[i]));
            }
        }
        return taken.stream().map(Taken::job).toList();
    }

    /** Takes the first jobs of a lane. */
    private List<Taken> take(long lane, int share) throws SQLException {
        Lane name = tx.lanes.lane(lane);
        List<Taken> taken =
                tx.session.list("claim-bodies", row -> read(row, name, row.getLong(4) + 1, row.getInt(5)), lane, share);
        if (!taken.isEmpty()) {
            Lifecycle.move(JobState.AVAILABLE, Trigger.CLAIM, JobState.RUNNING);
            Taken last = taken.get(taken.size() - 1);
            if (tx.session.exists("claim-any-deadline")) {
                tx.session.update("claim-forget-deadlines", lane, last.nprio(), last.due(), last.seq());
            }
            tx.session.update("claim-run", lane, last.nprio(), last.due(), last.seq(), request.nonce());
            tx.session.update("claim-unready", lane, last.nprio(), last.due(), last.seq());
            tx.counters.move(lane, JobState.AVAILABLE, JobState.RUNNING, taken.size());
        }
        return taken;
    }

    private List<ClaimedJob> stillRunning() throws SQLException {
        return tx.session.list(
                "claim-again",
                row -> read(row, tx.lanes.lane(row.getLong(13)), row.getLong(4) + 1, 0)
                        .job(),
                request.nonce());
    }

    /** @param run the job's run, as far as it tells that the job is untouched: the first */
    private Taken read(ResultSet row, Lane lane, long attempt, int run) throws SQLException {
        long nprio = row.getLong(1);
        long due = row.getLong(2);
        long seq = row.getLong(3);
        boolean untouched = attempt == 1 && run == 1;
        RunningAttempt running = new RunningAttempt(
                IdBytes.read(row.getBytes(6)),
                new LeaseToken(seq, attempt, request.nonce()),
                lane,
                untouched ? Tally.NEW.claimed() : tx.tally(seq, attempt),
                tx.policies.policy(row.getLong(7)),
                request.claimer().worker(),
                claimedAt);
        String key = row.getString(10);
        ClaimedJob job = new ClaimedJob(
                running,
                (int) -nprio,
                Micros.instant(row.getLong(8)),
                Micros.instant(due),
                row.getString(9),
                key == null ? null : key.substring(key.indexOf('/') + 1),
                row.getString(11),
                HeaderText.read(row.getString(12)));
        return new Taken(nprio, due, job);
    }

    /** Two lists in the order of claims as one. */
    private static List<Taken> merge(List<Taken> left, List<Taken> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        List<Taken> merged = new ArrayList<>(left.size() + right.size());
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            boolean takeLeft =
                    r == right.size() || (l < left.size() && left.get(l).isBefore(right.get(r)));
            merged.add(takeLeft ? left.get(l++) : right.get(r++));
        }
        return merged;
    }
}
