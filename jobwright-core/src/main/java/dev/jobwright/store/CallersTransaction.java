package dev.jobwright.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes inside a transaction of the caller's, on the same database: durable and visible when, and only when, the caller
 * commits. The connection leads to the store's own database and has auto-commit off.
 */
public interface CallersTransaction {

    /** As {@link JobStore#insert}. */
    List<InsertResult> insert(Connection connection, List<NewJob> jobs) throws SQLException;

    /**
     * As {@link JobStore#settle}, for a success of an attempt that this store claimed. When the caller rolls back, the
     * attempt runs on, and is to be settled otherwise; when it commits, settling it again in the same way is
     * {@link SettleResult#SETTLED}.
     */
    SettleResult settle(Connection connection, Settlement success) throws SQLException;
}
