/**
 * {@code jobwright run}: each line of input becomes a durable job.
 *
 * <pre>{@code
 * input ─► LineReader ─► Intake ─► store ─► worker ─► LineHandler ─► Launcher ─► process
 *                                                         └─► Spool ─► OutputPrinter
 * }</pre>
 */
@NullMarked
package dev.jobwright.cli.run;

import org.jspecify.annotations.NullMarked;
