package dev.jobwright.postgres;

import dev.jobwright.JobState;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.postgres.Floors.Stretch;
import dev.jobwright.runtime.SystemNanos;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Claims: one statement, most of the time. It is asked again when it says that something comes first (a new lane, a passed
 * start deadline), when there is more than it looked at, and from the head when too little stood behind the floors.
 */
final class Claims {

    private static final Comparator<ClaimedJob> ORDER = Comparator.comparingInt((ClaimedJob job) -> -job.priority())
            .thenComparing(ClaimedJob::due)
            .thenComparingLong(job -> job.token().seq());

    /** How often a claim tries again at once when others hold what it saw. */
    private static final int MOST_CONTENDED = 5;

    private static final long NOTHING_OWED = Long.MAX_VALUE;

    private final Instances instances;
    private final OpenLeases open;
    private final Floors floors;

    /** About how many jobs stand in a row of ready: says how many rows are wanted. */
    private volatile double jobsInARow = 1;

    /** When a look from the head is to be made up for; on the monotonic clock. */
    private volatile long lookOwedAt = NOTHING_OWED;

    Claims(Instances instances, OpenLeases open, Floors floors) {
        this.instances = instances;
        this.open = open;
        this.floors = floors;
    }

    /** How many nanoseconds an idle claimer may wait, if a look from the head is owed; otherwise that many. */
    long idleNanos(long otherwise) {
        long owed = lookOwedAt;
        return owed == NOTHING_OWED ? otherwise : Math.max(0, Math.min(otherwise, owed - SystemNanos.now()));
    }

    private boolean isLookOwed() {
        long owed = lookOwedAt;
        return owed != NOTHING_OWED && owed - SystemNanos.now() <= 0;
    }

    List<ClaimedJob> run(Link link, ClaimRequest request) throws SQLException {
        List<ClaimedJob> jobs = new OneClaim(link, request).run();
        open.claimed(request.claimer().instance(), request.nonce(), jobs);
        return jobs;
    }

    /** What a claim statement says besides the jobs. */
    private record Answer(
            long lanesThere,
            boolean instanceKnown,
            boolean nonceUsed,
            boolean anyLate,
            long mostRowsSeen,
            long rowsWanted,
            long rowsLocked) {

        boolean isContended() {
            return rowsLocked < rowsWanted;
        }
    }

    private final class OneClaim {
        private final Link link;
        private final Session session;
        private final ClaimRequest request;
        private final List<ClaimedJob> claimed = new ArrayList<>();
        private int instance;
        private boolean lateOnesDone;
        private int contended;

        OneClaim(Link link, ClaimRequest request) {
            this.link = link;
            this.session = link.session();
            this.request = request;
        }

        List<ClaimedJob> run() throws SQLException {
            instance = instances.number(session, request.claimer());
            boolean fromTheHead = isLookOwed() || floors.untilLookIsDue(SystemNanos.now()) <= 0;
            while (true) {
                int room = request.max() - claimed.size();
                int[] lanes = link.lanes().served(request);
                List<Stretch> stretches = fromTheHead ? Floors.fromTheHead(lanes) : floors.behind(lanes);
                long mostRows = (long) Math.min(room, Math.ceil(room / jobsInARow) + 1);
                long sentAt = SystemNanos.now();
                Answer answer = ask(room, mostRows, stretches);
                if (answer.nonceUsed() && claimed.isEmpty()) {
                    return stillRunning();
                }
                if (isSomethingFirst(answer, room, lanes)) {
                    continue;
                }
                if (fromTheHead) {
                    floors.looked(sentAt, SystemNanos.now());
                    lookOwedAt = NOTHING_OWED;
                }
                if (claimed.size() == request.max()) {
                    break;
                }
                if (answer.mostRowsSeen() >= mostRows) {
                    continue; // there is more than it looked at
                }
                if (answer.isContended() && ++contended <= MOST_CONTENDED) {
                    continue; // others hold what it saw; they may have left some
                }
                if (fromTheHead) {
                    break;
                }
                long now = SystemNanos.now();
                long untilLook = claimed.isEmpty() ? floors.untilLook(now) : floors.untilLookIsDue(now);
                if (untilLook > 0 || !claimed.isEmpty()) {
                    // What was claimed need not wait for the look, which a later claim makes.
                    lookOwedAt = now + Math.max(0, untilLook);
                    break;
                }
                fromTheHead = true;
            }
            claimed.sort(ORDER);
            return claimed;
        }

        private boolean isSomethingFirst(Answer answer, int room, int[] lanes) throws SQLException {
            boolean first = false;
            if (answer.lanesThere() != link.lanes().count()) {
                link.lanes().learn(session);
                first = true;
            }
            if (!answer.instanceKnown()) {
                instance = instances.register(session, request.claimer());
                first = true;
            }
            if (!first && answer.anyLate() && !lateOnesDone) {
                while (expireHeads(room, Floors.fromTheHead(lanes)) > 0) {}
                lateOnesDone = true;
                first = true;
            }
            return first;
        }

        private Answer ask(int room, long mostRows, List<Stretch> stretches) throws SQLException {
            PreparedStatement claim = session.statement("claim");
            claim.setInt(1, room);
            claim.setLong(2, mostRows);
            claim.setLong(3, request.nonce());
            claim.setBoolean(4, !claimed.isEmpty());
            claim.setInt(5, instance);
            claim.setLong(6, Micros.of(request.claimer().lease()));
            claim.setLong(7, link.lanes().count());
            claim.setBoolean(8, lateOnesDone);
            bind(claim, 9, stretches);
            try (ResultSet rows = claim.executeQuery()) {
                rows.next();
                Answer answer = new Answer(
                        rows.getLong(2),
                        rows.getBoolean(3),
                        rows.getBoolean(4),
                        rows.getBoolean(5),
                        rows.getLong(6),
                        rows.getLong(7),
                        rows.getLong(8));
                int before = claimed.size();
                long now = rows.getLong(1);
                ClaimRows reader = new ClaimRows(link, request, Micros.instant(now), 8);
                while (rows.next()) {
                    claimed.add(reader.read(rows));
                }
                if (claimed.size() > before) {
                    floors.claimed(reader.lasts(), now);
                    Lifecycle.move(JobState.AVAILABLE, Trigger.CLAIM, JobState.RUNNING);
                    jobsInARow = Math.max(1, (double) (claimed.size() - before) / answer.rowsLocked());
                }
                return answer;
            }
        }

        private long expireHeads(int room, List<Stretch> stretches) throws SQLException {
            PreparedStatement expire = session.statement("expire-heads");
            expire.setInt(1, room);
            bind(expire, 2, stretches);
            try (ResultSet rows = expire.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }

        /** The answer to a claim that is repeated. */
        private List<ClaimedJob> stillRunning() throws SQLException {
            session.update("claim-renew", Micros.of(request.claimer().lease()), request.nonce());
            List<ClaimedJob> running = session.list(
                    "claim-again",
                    row -> new ClaimRows(link, request, Micros.instant(row.getLong(15)), 0).read(row),
                    request.nonce());
            running.sort(ORDER);
            return running;
        }
    }

    private static void bind(PreparedStatement statement, int first, List<Stretch> stretches) throws SQLException {
        int[] lanes = new int[stretches.size()];
        short[] nprios = new short[lanes.length];
        long[] dues = new long[lanes.length];
        long[] seqs = new long[lanes.length];
        int[] below = new int[lanes.length];
        for (int i = 0; i < lanes.length; i++) {
            Stretch stretch = stretches.get(i);
            lanes[i] = stretch.lane();
            nprios[i] = (short) stretch.nprio();
            dues[i] = stretch.due();
            seqs[i] = stretch.seq();
            below[i] = stretch.below();
        }
        statement.setObject(first, lanes);
        statement.setObject(first + 1, nprios);
        statement.setObject(first + 2, dues);
        statement.setObject(first + 3, seqs);
        statement.setObject(first + 4, below);
    }
}
