package dev.jobwright.store;

import org.jspecify.annotations.Nullable;

/**
 * What one batch did.
 *
 * @param jobs how many were deleted; in a dry run, how many would be
 * @param next where the next batch begins; null when there is none
 */
public record PruneResult(int jobs, @Nullable Long next) {}
