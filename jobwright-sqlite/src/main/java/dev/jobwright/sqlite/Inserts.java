package dev.jobwright.sqlite;

import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.jdbc.HeaderText;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.lifecycle.Gates;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many jobs at once: all bodies in one batch, and whatever is available at once moved into {@code ready} by one
 * statement.
 */
final class Inserts {

    private static final int PLAIN_COLUMNS = 7;

    private final WriteTransaction tx;

    private Inserts(WriteTransaction tx) {
        this.tx = tx;
    }

    static InsertResult[] run(WriteTransaction tx, List<NewJob> jobs) throws SQLException {
        return new Inserts(tx).run(jobs);
    }

    private InsertResult[] run(List<NewJob> jobs) throws SQLException {
        Last given = last();
        long last = Math.max(given.there, given.pruned);
        boolean[] inserted = given.pruned > given.there ? insertBehind(given.pruned, jobs) : insertBodies(jobs);
        InsertResult[] results = new InsertResult[jobs.size()];
        long seq = last;
        boolean anyAvailable = false;
        for (int i = 0; i < results.length; i++) {
            NewJob job = jobs.get(i);
            if (inserted[i]) {
                JobState state = place(job, ++seq);
                anyAvailable |= state == JobState.AVAILABLE;
                results[i] = new InsertResult.Inserted(job.id(), state);
            } else {
                results[i] = duplicate(job);
            }
        }
        if (anyAvailable) {
            tx.session.update("insert-ready", last + 1, seq);
        }
        return results;
    }

    /** The largest seq that is there, and the largest that was pruned as the newest. */
    private record Last(long there, long pruned) {}

    private Last last() throws SQLException {
        Last last = tx.session.first("insert-last-seq", row -> new Last(row.getLong(1), row.getLong(2)));
        return Objects.requireNonNull(last, "an aggregate has a row");
    }

    /** The newest jobs were pruned, and no number is given twice: what SQLite gives is the largest there plus one. */
    private boolean[] insertBehind(long seq, List<NewJob> jobs) throws SQLException {
        tx.session.update("insert-hold-seq", seq);
        boolean[] inserted = insertBodies(jobs);
        tx.session.update("insert-free-seq", seq);
        return inserted;
    }

    /** Batches run on while jobs are plain, or while they are not: order is enqueue order. */
    private boolean[] insertBodies(List<NewJob> jobs) throws SQLException {
        boolean[] inserted = new boolean[jobs.size()];
        int from = 0;
        while (from < jobs.size()) {
            boolean plain = isPlain(jobs.get(from));
            PreparedStatement insert = tx.session.statement(plain ? "insert-plain" : "insert");
            int to = from;
            while (to < jobs.size() && isPlain(jobs.get(to)) == plain) {
                bind(insert, jobs.get(to), plain);
                insert.addBatch();
                to++;
            }
            int[] changed = insert.executeBatch();
            for (int i = from; i < to; i++) {
                inserted[i] = changed[i - from] == 1;
            }
            from = to;
        }
        return inserted;
    }

    private static boolean isPlain(NewJob job) {
        return job.startBy() == null
                && job.key() == null
                && job.correlation() == null
                && job.headers().isEmpty();
    }

    private void bind(PreparedStatement insert, NewJob job, boolean plain) throws SQLException {
        Long notBefore = notBefore(job);
        insert.setBytes(1, IdBytes.of(job.id()));
        insert.setLong(2, tx.lanes.number(job.lane()));
        insert.setInt(3, -job.priority());
        insert.setLong(4, due(job.due(), notBefore));
        insert.setLong(5, tx.policies.number(job.policy()));
        insert.setLong(6, tx.now);
        insert.setString(PLAIN_COLUMNS, job.args());
        if (!plain) {
            Long startBy = Micros.ofNullable(job.startBy());
            if (startBy == null) {
                insert.setNull(8, Types.INTEGER);
            } else {
                insert.setLong(8, startBy);
            }
            insert.setString(9, key(job));
            insert.setString(10, job.correlation());
            insert.setString(11, HeaderText.write(job.headers()));
        }
    }

    private long due(@Nullable Instant due, @Nullable Long notBefore) {
        return due != null ? Micros.of(due) : notBefore != null && notBefore > tx.now ? notBefore : tx.now;
    }

    private @Nullable Long notBefore(NewJob job) {
        return job.delay() == null ? Micros.ofNullable(job.notBefore()) : Long.valueOf(tx.now + Micros.of(job.delay()));
    }

    /** Puts an inserted job behind its gates, if it has any that are closed, and counts it. */
    private JobState place(NewJob job, long seq) throws SQLException {
        Long notBefore = notBefore(job);
        Gates gates = new Gates(0, null, job.heldReason(), Micros.instantOrNull(notBefore), false);
        JobState state = Lifecycle.move(null, Trigger.ENQUEUE, gates.state(Micros.instant(tx.now)));
        if (state != JobState.AVAILABLE) {
            tx.session.update("insert-waiting", seq, state.code(), notBefore, job.heldReason());
        }
        if (job.startBy() != null) {
            tx.session.update("insert-start-deadline", Micros.of(job.startBy()), seq);
        }
        tx.counters.add(tx.lanes.number(job.lane()), state, 1);
        return state;
    }

    private InsertResult duplicate(NewJob job) throws SQLException {
        JobId existing = tx.session.first(
                "insert-duplicate", row -> IdBytes.read(row.getBytes(1)), IdBytes.of(job.id()), key(job));
        if (existing == null) {
            throw new IllegalStateException("job " + job.id() + " was not inserted, and nothing is in its way");
        }
        return new InsertResult.Duplicate(existing);
    }

    /** Keys are unique within their namespace; names hold no slash. */
    private static @Nullable String key(NewJob job) {
        return job.key() == null ? null : key(job.lane().namespace(), job.key());
    }

    static String key(String namespace, String key) {
        return namespace + "/" + key;
    }
}
