/**
 * Runs handlers: claim, execute, decide, settle, each a stage that does not know its neighbours, wired by
 * {@link dev.jobwright.worker.Worker}.
 */
@NullMarked
package dev.jobwright.worker;

import org.jspecify.annotations.NullMarked;
