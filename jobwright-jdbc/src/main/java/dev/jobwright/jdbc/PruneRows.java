package dev.jobwright.jdbc;

import dev.jobwright.Prune;
import dev.jobwright.store.PruneRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Reads and writes the entries of prunes, by the statements that begin with {@code prune-entry} and {@code prunes}. */
public final class PruneRows {

    private PruneRows() {}

    /** Makes the entry of a prune that begins at that time; a later batch leaves it as it is. */
    public static void begin(Session session, PruneRequest request, long at) throws SQLException {
        session.update(
                "prune-entry",
                request.id().toString(),
                at,
                request.namespace(),
                request.filter().describe(),
                Micros.of(request.finishedBefore()),
                request.actor());
    }

    /** Adds what a batch has deleted to the entry, which is there. */
    public static void add(Session session, PruneRequest request, int jobs) throws SQLException {
        session.update("prune-entry-add", jobs, request.id().toString());
    }

    public static List<Prune> latest(Session session, String namespace, int limit) throws SQLException {
        return session.list("prunes", PruneRows::prune, namespace, limit);
    }

    private static Prune prune(ResultSet row) throws SQLException {
        return new Prune(
                UUID.fromString(row.getString(1)),
                Micros.instant(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                Micros.instant(row.getLong(5)),
                row.getLong(6),
                row.getString(7));
    }
}
