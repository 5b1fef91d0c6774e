package dev.jobwright.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param promoted jobs that became available
 * @param expired jobs whose start deadline passed
 * @param next no later than when the next job is due or expires; null when none is waiting for a time
 */
public record Promotion(int promoted, int expired, @Nullable Instant next) {}
