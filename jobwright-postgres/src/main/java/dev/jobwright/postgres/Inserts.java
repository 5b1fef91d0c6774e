package dev.jobwright.postgres;

import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.jdbc.HeaderText;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.lifecycle.Lifecycle;
import dev.jobwright.lifecycle.Trigger;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.NewJob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inserts many jobs by one statement. */
final class Inserts {

    private final Session session;
    private final JobNumbers numbers;
    private final List<NewJob> jobs;
    private final @Nullable String payload;

    private Inserts(Session session, JobNumbers numbers, List<NewJob> jobs, @Nullable String payload) {
        this.session = session;
        this.numbers = numbers;
        this.jobs = jobs;
        this.payload = payload;
    }

    /** @param payload what to notify other processes with when there is something new for them; null not to */
    static List<InsertResult> run(Session session, JobNumbers numbers, List<NewJob> jobs, @Nullable String payload)
            throws SQLException {
        return new Inserts(session, numbers, jobs, payload).run();
    }

    private List<InsertResult> run() throws SQLException {
        if (jobs.size() == 1 && isPlain(jobs.get(0)) && insertOne(jobs.get(0))) {
            return List.of(new InsertResult.Inserted(
                    jobs.get(0).id(), Lifecycle.move(null, Trigger.ENQUEUE, JobState.AVAILABLE)));
        }
        Map<UUID, JobState> inserted = areAllPlain() ? insertPlain() : insert();
        List<InsertResult> results = new ArrayList<>(jobs.size());
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            JobId id = jobs.get(i).id();
            JobState state = inserted.remove(id.value()); // the first of two of one id
            if (state == null) {
                others.add(i);
                results.add(new InsertResult.Duplicate(id));
            } else {
                results.add(new InsertResult.Inserted(id, Lifecycle.move(null, Trigger.ENQUEUE, state)));
            }
        }
        if (!others.isEmpty()) {
            nameDuplicates(others, results);
        }
        return results;
    }

    private boolean areAllPlain() {
        for (NewJob job : jobs) {
            if (!isPlain(job)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(NewJob job) {
        return job.due() == null
                && job.notBefore() == null
                && job.delay() == null
                && job.startBy() == null
                && job.heldReason() == null
                && job.key() == null
                && job.correlation() == null
                && job.headers().isEmpty();
    }

    /** What {@link #insertPlain} does, for a lone job at less cost. */
    private boolean insertOne(NewJob job) throws SQLException {
        PreparedStatement insert = session.statement("insert-one");
        insert.setObject(1, job.id().value());
        insert.setInt(2, numbers.lanes[0]);
        insert.setInt(3, numbers.policies[0]);
        insert.setInt(4, -job.priority());
        insert.setString(5, job.args());
        insert.setString(6, payload);
        try (ResultSet row = insert.executeQuery()) {
            return row.next();
        }
    }

    private Map<UUID, JobState> insertPlain() throws SQLException {
        PreparedStatement insert = session.statement("insert-plain");
        bindPlain(insert);
        insert.setInt(6, jobs.size());
        insert.setBoolean(7, payload != null);
        insert.setString(8, payload == null ? "" : payload);
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            Map<UUID, JobState> inserted = new HashMap<>();
            if (row.getLong(1) == jobs.size()) {
                jobs.forEach(job -> inserted.put(job.id().value(), JobState.AVAILABLE));
            } else if (row.getArray(2) != null) {
                for (UUID id : (UUID[]) row.getArray(2).getArray()) {
                    inserted.put(id, JobState.AVAILABLE);
                }
            }
            return inserted;
        }
    }

    private Map<UUID, JobState> insert() throws SQLException {
        PreparedStatement insert = session.statement("insert");
        bindPlain(insert);
        insert.setObject(6, times(job -> Micros.ofNullable(job.due())));
        insert.setObject(7, times(job -> Micros.ofNullable(job.notBefore())));
        insert.setObject(8, times(job -> micros(job.delay())));
        insert.setObject(9, times(job -> Micros.ofNullable(job.startBy())));
        insert.setObject(10, texts(NewJob::heldReason));
        insert.setObject(11, texts(Inserts::key));
        insert.setObject(12, texts(NewJob::correlation));
        insert.setObject(13, texts(job -> HeaderText.write(job.headers())));
        insert.setString(14, payload);
        try (ResultSet rows = insert.executeQuery()) {
            Map<UUID, JobState> inserted = new HashMap<>();
            while (rows.next()) {
                inserted.put(rows.getObject(1, UUID.class), JobState.ofCode(rows.getInt(2)));
            }
            return inserted;
        }
    }

    private void bindPlain(PreparedStatement insert) throws SQLException {
        UUID[] ids = new UUID[jobs.size()];
        short[] nprios = new short[ids.length];
        String[] args = new String[ids.length];
        for (int i = 0; i < ids.length; i++) {
            NewJob job = jobs.get(i);
            ids[i] = job.id().value();
            nprios[i] = (short) -job.priority();
            args[i] = job.args();
        }
        insert.setArray(1, session.connection().createArrayOf("uuid", ids));
        insert.setObject(2, numbers.lanes);
        insert.setObject(3, numbers.policies);
        insert.setObject(4, nprios);
        insert.setObject(5, args);
    }

    /** A property that may be missing. */
    @FunctionalInterface
    private interface Property<T> {
        @Nullable
        T of(NewJob job);
    }

    private Long[] times(Property<Long> property) {
        @Nullable Long[] times = new Long[jobs.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = property.of(jobs.get(i));
        }
        return times;
    }

    private String[] texts(Property<String> property) {
        @Nullable String[] texts = new String[jobs.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = property.of(jobs.get(i));
        }
        return texts;
    }

    private static @Nullable Long micros(@Nullable Duration duration) {
        return duration == null ? null : Long.valueOf(Micros.of(duration));
    }

    private void nameDuplicates(List<Integer> others, List<InsertResult> results) throws SQLException {
        UUID[] ids = new UUID[others.size()];
        @Nullable String[] keys = new String[ids.length];
        for (int i = 0; i < ids.length; i++) {
            NewJob job = jobs.get(others.get(i));
            ids[i] = job.id().value();
            keys[i] = key(job);
        }
        List<@Nullable UUID> existing = session.list(
                "insert-duplicates",
                row -> row.getObject(1, UUID.class),
                session.connection().createArrayOf("uuid", ids),
                keys);
        Set<Integer> gone = new HashSet<>();
        for (int i = 0; i < ids.length; i++) {
            UUID id = existing.get(i);
            if (id == null) {
                gone.add(others.get(i));
            } else {
                results.set(others.get(i), new InsertResult.Duplicate(JobId.of(id)));
            }
        }
        if (!gone.isEmpty()) {
            // Only a transaction with an old snapshot cannot see what is in its way.
            throw new SQLException(
                    "could not serialize access: a job with the same id or key was just inserted", "40001");
        }
    }

    /** Keys are unique within their namespace; names hold no slash. */
    private static @Nullable String key(NewJob job) {
        return job.key() == null ? null : key(job.lane().namespace(), job.key());
    }

    static String key(String namespace, String key) {
        return namespace + "/" + key;
    }
}
