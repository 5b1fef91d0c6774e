package dev.jobwright.postgres;

import dev.jobwright.Lane;
import dev.jobwright.jdbc.EndedGroups;
import dev.jobwright.jdbc.PruneFence;
import dev.jobwright.jdbc.PruneRows;
import dev.jobwright.jdbc.PruneScan;
import dev.jobwright.jdbc.PruneScan.Prunable;
import dev.jobwright.jdbc.Session;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import java.sql.SQLException;
import java.util.List;

/**
 * Deletes jobs that have ended, a batch in a transaction of its own. A snapshot that only reads tells which; they are
 * locked then, in the order in which settlements lock, and looked at once more. A job that is enqueued into a group by a
 * transaction that has not committed yet is not seen: it counts as enqueued after the prune.
 */
final class Prunes {

    private final Calls calls;
    private final EndedGroups groups = new EndedGroups();

    Prunes(Calls calls) {
        this.calls = calls;
    }

    PruneResult run(PruneRequest request) {
        PruneScan.Batch batch =
                calls.call(Role.GENERAL, (link, again) -> link.inOneSnapshot(() -> scan(link, request)));
        int jobs = request.dryRun()
                ? batch.jobs().size()
                : calls.callOnce(
                        Role.GENERAL, (link, again) -> link.atomically(() -> delete(link, request, batch.jobs())));
        return new PruneResult(jobs, batch.next());
    }

    private PruneScan.Batch scan(Link link, PruneRequest request) throws SQLException {
        PruneScan.Dialect dialect = new PruneScan.Dialect() {
            @Override
            public Lane lane(int number) throws SQLException {
                return link.lanes().lane(link.session(), number);
            }

            @Override
            public Object array(List<Long> numbers) {
                return longs(numbers);
            }
        };
        return new PruneScan(link.session(), dialect, groups, request).run();
    }

    private int delete(Link link, PruneRequest request, List<Prunable> jobs) throws SQLException {
        Session session = link.session();
        PruneRows.begin(session, request, session.number("now"));
        if (jobs.isEmpty()) {
            return 0;
        }
        long[] asked = seqs(jobs);
        session.list("prune-lock", row -> row.getLong(1), asked, asked);
        List<Prunable> passed = PruneFence.pass(session, groups, jobs, asked);
        if (!passed.isEmpty()) {
            long[] seqs = seqs(passed);
            session.update("prune-revoke", seqs, seqs);
            session.update("prune", (Object) seqs);
            PruneRows.add(session, request, passed.size());
        }
        return passed.size();
    }

    private static long[] seqs(List<Prunable> jobs) {
        return jobs.stream().mapToLong(Prunable::seq).toArray();
    }

    private static long[] longs(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
