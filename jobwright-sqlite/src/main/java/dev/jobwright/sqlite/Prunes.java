package dev.jobwright.sqlite;

import dev.jobwright.Lane;
import dev.jobwright.jdbc.EndedGroups;
import dev.jobwright.jdbc.PruneFence;
import dev.jobwright.jdbc.PruneRows;
import dev.jobwright.jdbc.PruneScan;
import dev.jobwright.jdbc.PruneScan.Prunable;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.PruneRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Deletes jobs that have ended. A reader looks for them, which may take long; the writer looks again at those, and at
 * their groups only as far as they can have changed since.
 */
final class Prunes {

    /** Tables with rows of a job; its body is deleted last, since others are found by it. */
    private static final List<String> DELETIONS = List.of(
            "prune-deadline",
            "prune-attempt",
            "prune-failure",
            "prune-tally",
            "prune-log",
            "prune-event",
            "prune-outcome",
            "prune-job");

    private final WriteTransaction tx;

    private record Newest(long seq, long event) {}

    private Prunes(WriteTransaction tx) {
        this.tx = tx;
    }

    static PruneScan.Batch scan(ReadTransaction tx, EndedGroups groups, PruneRequest request) throws SQLException {
        PruneScan.Dialect dialect = new PruneScan.Dialect() {
            @Override
            public Lane lane(int number) throws SQLException {
                return tx.lanes.lane(number);
            }

            @Override
            public Object array(List<Long> numbers) {
                return json(numbers);
            }
        };
        return new PruneScan(tx.session, dialect, groups, request).run();
    }

    static void run(WriteTransaction tx, PruneOperation operation, Slice slice) throws SQLException {
        new Prunes(tx).run(operation, slice);
    }

    private void run(PruneOperation operation, Slice slice) throws SQLException {
        PruneRequest request = operation.request;
        if (operation.begins(slice)) {
            PruneRows.begin(tx.session, request, tx.now);
        }
        List<Prunable> asked = operation.jobs(slice);
        List<Prunable> passed = PruneFence.pass(tx.session, operation.groups, asked, json(seqs(asked)));
        if (!passed.isEmpty()) {
            delete(seqs(passed));
            passed.forEach(job -> tx.counters.add(job.lane(), job.state(), -1));
        }
        PruneRows.add(tx.session, request, passed.size());
        operation.deleted(asked, passed);
    }

    private static List<Long> seqs(List<Prunable> jobs) {
        return jobs.stream().map(Prunable::seq).toList();
    }

    private void delete(List<Long> seqs) throws SQLException {
        Newest before = newest(tx.session);
        String array = json(seqs);
        for (String deletion : DELETIONS) {
            tx.session.update(deletion, array);
        }
        Newest after = newest(tx.session);
        if (after.seq < before.seq) {
            tx.session.update("prune-last", "last_seq", Long.toString(before.seq));
        }
        if (after.event < before.event) {
            tx.session.update("prune-last", "last_event", Long.toString(before.event));
        }
    }

    private static Newest newest(Session session) throws SQLException {
        Newest newest = session.first("group-mark", row -> new Newest(row.getLong(1), row.getLong(2)));
        return newest == null ? new Newest(0, 0) : newest;
    }

    private static String json(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
