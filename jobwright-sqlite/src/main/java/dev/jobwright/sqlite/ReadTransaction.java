package dev.jobwright.sqlite;

import dev.jobwright.jdbc.Session;
import dev.jobwright.jdbc.SqlCatalog;
import java.sql.SQLException;
import java.util.Map;

/** What reads read in: one snapshot, and the time of it. Used for one read after the other by the same thread. */
final class ReadTransaction {

    /** Lists run in both directions; everything else has no words but the time. */
    static final SqlCatalog OLDEST_FIRST = SqliteFile.SQL.with(Map.of("beyond", ">", "order", "asc"));

    static final SqlCatalog NEWEST_FIRST = SqliteFile.SQL.with(Map.of("beyond", "<", "order", "desc"));

    final Session session;
    final Session oldestFirst;
    final Session newestFirst;
    final Lanes lanes;
    final Policies policies;
    private final StoreClock clock;
    long now;

    ReadTransaction(Session session, StoreClock clock) {
        this.session = session;
        this.oldestFirst = new Session(session.connection(), OLDEST_FIRST);
        this.newestFirst = new Session(session.connection(), NEWEST_FIRST);
        this.lanes = new Lanes(session);
        this.policies = new Policies(session);
        this.clock = clock;
    }

    <T> T run(Readers.Read<T> read) throws SQLException {
        now = clock.micros();
        session.update("begin-reading");
        boolean ended = false;
        try {
            T answer = read.read(this);
            session.update("commit");
            ended = true;
            return answer;
        } finally {
            if (!ended) {
                oldestFirst.closeStatements();
                newestFirst.closeStatements();
                session.rollback();
            }
        }
    }

    void close() {
        try {
            oldestFirst.closeStatements();
            newestFirst.closeStatements();
            session.close();
        } catch (SQLException e) {
            System.getLogger("dev.jobwright.sqlite").log(System.Logger.Level.DEBUG, "closing a reader failed", e);
        }
    }
}
