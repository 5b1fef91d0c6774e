package dev.jobwright.sqlite;

import dev.jobwright.InvalidInput;
import dev.jobwright.JobwrightException;
import dev.jobwright.StoreFull;
import dev.jobwright.StoreRefused;
import dev.jobwright.StoreUnavailable;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's errors mean to those who called. */
final class Faults {

    /** What can be done about a failed transaction. */
    enum Kind {
        /** One of the members cannot be written; the others can. */
        DATA,
        /** Another process writes, for too long. */
        BUSY,
        /** No room on the disk. */
        FULL,
        /** The disk failed, or is read-only. */
        IO,
        /** The file is damaged. */
        CORRUPT
    }

    private Faults() {}

    static Kind kind(Throwable thrown) {
        if (thrown instanceof StoreUnavailable) {
            return Kind.BUSY;
        }
        if (!(thrown instanceof SQLiteException e)) {
            return thrown instanceof SQLException || thrown instanceof UncheckedIOException ? Kind.IO : Kind.DATA;
        }
        if (e.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
            return Kind.FULL; // no room to enlarge the index of the log
        }
        return switch (e.getResultCode().code & 0xff) {
            case 5, 6 -> Kind.BUSY; // busy, locked
            case 13 -> Kind.FULL;
            case 11, 26 -> Kind.CORRUPT; // corrupt, not a database
            case 1, 18, 19, 20, 25 -> Kind.DATA; // error, too big, constraint, mismatch, range
            default -> Kind.IO;
        };
    }

    /** The exception for the caller. A new one each time: every caller gets its own stack trace. */
    static RuntimeException exception(Throwable thrown, String store) {
        if (thrown instanceof JobwrightException e) {
            return e;
        }
        return switch (kind(thrown)) {
            case BUSY ->
                new StoreUnavailable(
                        store + ": another process has been writing for longer than the busy timeout; try again",
                        thrown);
            case FULL -> new StoreFull(store + ": the disk is full; make room and try again", thrown);
            case IO -> new StoreUnavailable(store + ": " + thrown.getMessage(), thrown);
            case CORRUPT ->
                new StoreRefused(
                        store + ": the file is damaged (" + thrown.getMessage()
                                + "); stop all workers, copy the file, and run jobwright verify",
                        thrown);
            case DATA ->
                thrown instanceof SQLException
                        ? new InvalidInput(store + " cannot keep this: " + thrown.getMessage(), thrown)
                        : new IllegalStateException(store + ": a defect in Jobwright: " + thrown, thrown);
        };
    }
}
