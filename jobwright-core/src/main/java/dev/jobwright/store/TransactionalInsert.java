package dev.jobwright.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Inserts jobs inside a transaction of the caller's, on the same database. */
public interface TransactionalInsert {

    /**
     * As {@link JobStore#insert}, but durable and visible when, and only when, the caller commits.
     *
     * @param connection a connection to the store's own database, with auto-commit off
     */
    List<InsertResult> insert(Connection connection, List<NewJob> jobs) throws SQLException;
}
