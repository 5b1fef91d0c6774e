package dev.jobwright.memory;

import dev.jobwright.store.ClaimedJob;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was claimed at once, as long as something of it runs. */
final class MemoryLease {

    final long nonce;
    final MemoryInstance instance;
    final String worker;
    final Instant claimedAt;
    /** By its claim. */
    Instant lastsUntil;

    final Set<MemoryJob> claimed = new LinkedHashSet<>();

    MemoryLease(long nonce, MemoryInstance instance, String worker, Instant claimedAt, Instant lastsUntil) {
        this.nonce = nonce;
        this.instance = instance;
        this.worker = worker;
        this.claimedAt = claimedAt;
        this.lastsUntil = lastsUntil;
    }

    /** Its own time, or that of its instance if it is later. */
    Instant end() {
        return lastsUntil.isAfter(instance.aliveUntil) ? lastsUntil : instance.aliveUntil;
    }

    boolean isLost(Instant now) {
        return instance.ended || end().isBefore(now);
    }

    List<ClaimedJob> stillRunning() {
        return claimed.stream().map(MemoryJob::claimed).toList();
    }
}
