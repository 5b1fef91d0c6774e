/**
 * {@code jobwright run}: each line of input becomes a durable job.
 *
 * <pre>{@code
 * Source ─► LineReader ─► Intake ─► store ─► worker ─► LineHandler ─► cli.process
 *                                                           └─► LineOutputs ─► cli.output
 * }</pre>
 */
@NullMarked
package dev.jobwright.cli.run;

import org.jspecify.annotations.NullMarked;
