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
    final Set<MemoryJob> claimed = new LinkedHashSet<>();

    MemoryLease(long nonce, MemoryInstance instance, String worker, Instant claimedAt) {
        this.nonce = nonce;
        this.instance = instance;
        this.worker = worker;
        this.claimedAt = claimedAt;
    }

    boolean isLost(Instant now) {
        return instance.aliveUntil.isBefore(now);
    }

    List<ClaimedJob> stillRunning() {
        return claimed.stream().map(MemoryJob::claimed).toList();
    }
}
