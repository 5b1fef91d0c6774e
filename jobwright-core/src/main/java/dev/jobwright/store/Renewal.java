package dev.jobwright.store;

import dev.jobwright.LeaseToken;
import java.util.List;

/**
 * @param revoked attempts that somebody else ended since the last renewal: told once, as a courtesy. The fence does not
 *     depend on it
 */
public record Renewal(List<LeaseToken> revoked) {}
