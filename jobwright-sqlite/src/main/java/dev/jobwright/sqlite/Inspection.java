package dev.jobwright.sqlite;

import dev.jobwright.JobState;
import dev.jobwright.Tally;
import dev.jobwright.jdbc.Columns;
import dev.jobwright.jdbc.Micros;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.Counters;
import dev.jobwright.store.JobFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Streams what stands where. Two ordered walks side by side, one of the jobs and one of their earlier attempts, so that
 * neither the number of statements nor the memory depends on the number of jobs.
 */
final class Inspection {

    private static final int ORPHANS_OF_A_KIND = 20;

    private final ReadTransaction tx;
    private final Consumer<JobFacts> sink;

    private Inspection(ReadTransaction tx, Consumer<JobFacts> sink) {
        this.tx = tx;
        this.sink = sink;
    }

    static Counters run(ReadTransaction tx, Consumer<JobFacts> sink) throws SQLException {
        List<String> orphans = new ArrayList<>();
        tx.session.list("inspect-integrity", row -> row.getString(1)).stream()
                .filter(finding -> !finding.equals("ok"))
                .forEach(finding -> orphans.add("the file is damaged: " + finding));
        new Inspection(tx, sink).streamJobs();
        orphans.addAll(tx.session.list("inspect-orphans", row -> row.getString(1), ORPHANS_OF_A_KIND));
        return new Counters(new Counts(tx).byLane(), orphans);
    }

    private void streamJobs() throws SQLException {
        Session session = tx.session;
        try (ResultSet jobs = session.statement("inspect-jobs").executeQuery();
                ResultSet attempts = session.statement("inspect-attempts").executeQuery()) {
            boolean moreAttempts = attempts.next();
            while (jobs.next()) {
                long seq = jobs.getLong(1);
                List<Long> ended = new ArrayList<>();
                while (moreAttempts && attempts.getLong(1) <= seq) {
                    if (attempts.getLong(1) == seq) {
                        ended.add(attempts.getLong(2));
                    }
                    moreAttempts = attempts.next();
                }
                sink.accept(facts(jobs, seq, ended));
            }
        }
    }

    private JobFacts facts(ResultSet row, long seq, List<Long> ended) throws SQLException {
        List<JobState> places = new ArrayList<>();
        long attempt = 0;
        Long ready = Columns.number(row, 6);
        if (ready != null) {
            places.add(JobState.AVAILABLE);
            attempt = Math.max(attempt, ready);
        }
        Integer waiting = Columns.integer(row, 7);
        if (waiting != null) {
            places.add(JobState.ofCode(waiting));
            attempt = Math.max(attempt, row.getLong(8));
        }
        Long running = Columns.number(row, 9);
        if (running != null) {
            places.add(JobState.RUNNING);
            attempt = Math.max(attempt, running);
        }
        Integer outcome = Columns.integer(row, 11);
        if (outcome != null) {
            places.add(JobState.ofCode(outcome));
            attempt = Math.max(attempt, row.getLong(12));
            if (Columns.number(row, 14) != null) {
                ended.add(row.getLong(12));
            }
        }
        return new JobFacts(
                IdBytes.read(row.getBytes(2)),
                seq,
                tx.lanes.lane(row.getLong(3)),
                places,
                running == null || row.getInt(10) != 0,
                tally(row, attempt),
                ended,
                Micros.instant(row.getLong(5)),
                Micros.instantOrNull(Columns.number(row, 15)),
                tx.policies.policy(row.getLong(4)));
    }

    private static Tally tally(ResultSet row, long attempt) throws SQLException {
        @Nullable Integer run = Columns.integer(row, 16);
        return run == null
                ? new Tally(1, attempt, 0, 0, 0, 0)
                : new Tally(run, attempt, row.getInt(17), row.getInt(18), row.getInt(19), row.getInt(20));
    }
}
