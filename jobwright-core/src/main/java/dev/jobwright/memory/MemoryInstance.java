package dev.jobwright.memory;

import dev.jobwright.LeaseToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A worker, as long as it is known. */
final class MemoryInstance {

    /** By its renewals. */
    Instant aliveUntil = Instant.EPOCH;

    boolean ended;

    /** Attempts that somebody else ended since it last renewed. */
    final List<LeaseToken> revoked = new ArrayList<>();
}
