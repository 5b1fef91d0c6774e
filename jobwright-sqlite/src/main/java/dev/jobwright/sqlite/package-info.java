/**
 * Jobs kept in one SQLite file. {@link dev.jobwright.sqlite.SqliteStore} wires the parts: one writer thread that groups
 * what all callers want into transactions, a few readers, a checkpointer, and the locks that several processes agree by.
 */
@NullMarked
package dev.jobwright.sqlite;

import org.jspecify.annotations.NullMarked;
