package dev.jobwright.postgres;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobwrightException;
import dev.jobwright.StoreFull;
import dev.jobwright.StoreRefused;
import dev.jobwright.StoreUnavailable;
import java.sql.SQLException;

/** What PostgreSQL's errors mean to those who called. */
final class Faults {

    /** What can be done about a failed statement. */
    enum Kind {
        /** It met another transaction and was taken back: again. */
        CONFLICT,
        /** The connection is gone, or leads to a server that does not serve: again, on another one. */
        CONNECTION,
        /** No room on the server's disk. */
        FULL,
        /** One of the members cannot be written; the others can. */
        DATA,
        /** The role may not do it, or the tables are not there. */
        REFUSED,
        /** Anything else, such as a lock or a statement that took too long. */
        OTHER
    }

    private Faults() {}

    static Kind kind(SQLException e) {
        String state = e.getSQLState();
        if (state == null || state.length() != 5) {
            return Kind.CONNECTION;
        }
        return switch (state) {
            case "40001", "40P01" -> Kind.CONFLICT;
            // The first two are PgBouncer's, when a server connection is gone; 25006 is a standby's.
            case "08P01", "58000", "25006", "57P01", "57P02", "57P03", "57P05", "53300", "25P03" -> Kind.CONNECTION;
            case "53100" -> Kind.FULL;
            case "42501", "42P01", "3F000", "42703", "28000", "28P01", "3D000" -> Kind.REFUSED;
            default ->
                switch (state.substring(0, 2)) {
                    case "08" -> Kind.CONNECTION;
                    case "22", "23" -> Kind.DATA;
                    default -> Kind.OTHER;
                };
        };
    }

    /** The exception for the caller. A new one each time: every caller gets its own stack trace. */
    static RuntimeException exception(Throwable thrown, String store) {
        if (thrown instanceof JobwrightException e) {
            return e;
        }
        if (!(thrown instanceof SQLException e)) {
            return new IllegalStateException(store + ": a defect in Jobwright: " + thrown, thrown);
        }
        String why = store + ": " + firstLine(e);
        return switch (kind(e)) {
            case FULL -> new StoreFull(store + ": the server's disk is full; make room and try again", e);
            case DATA -> new InvalidInput(store + " cannot keep this: " + firstLine(e), e);
            case REFUSED -> new StoreRefused(why, e);
            case CONFLICT, CONNECTION, OTHER -> new StoreUnavailable(why, e);
        };
    }

    static String firstLine(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
