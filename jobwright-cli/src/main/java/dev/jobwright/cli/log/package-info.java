/**
 * {@code jobwright log}: what attempts have written, from the store, and from the spools of those that run.
 *
 * <pre>{@code
 * store, spool files ─► JobLogPrinter ─► LineWriter ─► stdout
 * }</pre>
 */
@NullMarked
package dev.jobwright.cli.log;

import org.jspecify.annotations.NullMarked;
