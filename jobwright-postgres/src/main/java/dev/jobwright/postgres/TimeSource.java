package dev.jobwright.postgres;

import dev.jobwright.jdbc.Session;
import java.sql.SQLException;

/** Where the store's time comes from: the server's clock, or in tests one that is set by hand. */
interface TimeSource {

    /** The server's clock, so that all machines agree. */
    TimeSource SERVER = new TimeSource() {
        @Override
        public String sql() {
            // In a select of its own, it is read once for each use, and may be looked up in an index.
            return "(select (extract(epoch from clock_timestamp()) * 1000000)::bigint)";
        }

        @Override
        public void bind(Session session) {}
    };

    /** An expression for the time in microseconds since 1970. */
    String sql();

    /** Called before each use of a session. */
    void bind(Session session) throws SQLException;
}
