package dev.jobwright.memory;

import dev.jobwright.InstanceId;
import dev.jobwright.LeaseToken;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.Lost;
import dev.jobwright.store.Renewal;
import dev.jobwright.store.RunningAttempt;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who holds what, and for how long: the leases, and the instances that keep them alive. */
final class Leases {

    private final Map<InstanceId, MemoryInstance> instances = new HashMap<>();

    /** The earliest claim first. */
    private final Map<Long, MemoryLease> byNonce = new LinkedHashMap<>();

    /** The lease that this request was given, as long as something of it runs. */
    @Nullable
    MemoryLease givenTo(ClaimRequest request) {
        return byNonce.get(request.nonce());
    }

    MemoryLease give(ClaimRequest request, Instant now) {
        Claimer claimer = request.claimer();
        MemoryLease lease =
                new MemoryLease(request.nonce(), known(claimer), claimer.worker(), now, now.plus(claimer.lease()));
        byNonce.put(lease.nonce, lease);
        return lease;
    }

    /** The job's attempt has ended. */
    void giveUp(MemoryJob job) {
        MemoryLease lease = job.heldLease();
        lease.claimed.remove(job);
        if (lease.claimed.isEmpty()) {
            byNonce.remove(lease.nonce);
        }
        job.lease = null;
    }

    Renewal renew(Claimer claimer, Instant now) {
        MemoryInstance instance = known(claimer);
        instance.aliveUntil = now.plus(claimer.lease());
        List<LeaseToken> revoked = List.copyOf(instance.revoked);
        instance.revoked.clear();
        return new Renewal(revoked);
    }

    /** The instance, known from now on. */
    private MemoryInstance known(Claimer claimer) {
        return instances.computeIfAbsent(claimer.instance(), id -> new MemoryInstance());
    }

    /** Forgets the instance, whose leases are lost from now on. Whether it was known. */
    boolean end(InstanceId id) {
        MemoryInstance ended = instances.remove(id);
        if (ended != null) {
            ended.ended = true;
        }
        return ended != null;
    }

    Lost findLost(int max, Instant now) {
        List<RunningAttempt> lost = byNonce.values().stream()
                .filter(lease -> lease.isLost(now))
                .flatMap(lease -> lease.claimed.stream())
                .limit(max)
                .map(MemoryJob::runningAttempt)
                .toList();
        return new Lost(lost, nextEnd(now));
    }

    /** When the first of the leases that are not lost runs out; null when there is none. */
    private @Nullable Instant nextEnd(Instant now) {
        return byNonce.values().stream()
                .filter(lease -> !lease.isLost(now))
                .map(MemoryLease::end)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
