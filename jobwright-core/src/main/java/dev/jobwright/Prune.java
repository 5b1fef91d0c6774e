package dev.jobwright;

import java.time.Instant;
import java.util.UUID;

/**
 * That jobs were pruned, and who wanted it: the audit log of what is no longer there.
 *
 * @param id made by who pruned
 * @param at when it began, by the store's clock
 * @param filter which jobs were asked for, in words
 * @param finishedBefore those that had ended before this time
 * @param jobs how many it has deleted
 * @param actor who did it
 */
public record Prune(
        UUID id, Instant at, String namespace, String filter, Instant finishedBefore, long jobs, String actor) {}
