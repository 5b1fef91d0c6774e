/**
 * Running a command: {@link dev.jobwright.cli.process.CommandRunner} makes one attempt of a job of it.
 *
 * <pre>{@code
 * CommandRunner ─► Launcher ─► Spawner ─► process, in a session of its own ─► Spool ─► the attempt's log
 *      └─► Leftovers: what an earlier attempt has left alive
 * }</pre>
 */
@NullMarked
package dev.jobwright.cli.process;

import org.jspecify.annotations.NullMarked;
