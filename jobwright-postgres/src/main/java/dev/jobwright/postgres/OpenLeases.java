package dev.jobwright.postgres;

import dev.jobwright.InstanceId;
import dev.jobwright.LeaseToken;
import dev.jobwright.store.ClaimedJob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sets that this store has claimed, and what of them it has not ended yet. A settlement of such an attempt needs no
 * proof but its lease: that it belongs to it, and was not ended before, is known here. All others are checked in the
 * database. When the last of a set has been answered, its lease is over.
 */
final class OpenLeases {

    /** @param attempts by seq; negative once somebody here has tried to end them, and gone once that is answered */
    private record Open(InstanceId instance, Map<Long, Long> attempts) {}

    private final Map<Long, Open> leases = new HashMap<>();

    synchronized void claimed(InstanceId instance, long nonce, Collection<ClaimedJob> jobs) {
        Open open = leases.computeIfAbsent(nonce, n -> new Open(instance, new HashMap<>()));
        for (ClaimedJob job : jobs) {
            open.attempts.putIfAbsent(job.token().seq(), job.token().attempt());
        }
    }

    /** Those whose attempts were claimed here, and nobody here has tried to end. Now somebody has. */
    synchronized Set<LeaseToken> touch(List<LeaseToken> tokens) {
        Set<LeaseToken> untouched = new HashSet<>();
        for (LeaseToken token : tokens) {
            Open open = leases.get(token.nonce());
            if (open != null && open.attempts.replace(token.seq(), token.attempt(), -token.attempt())) {
                untouched.add(token);
            }
        }
        return untouched;
    }

    /** The leases of which nothing is left once these attempts are answered. */
    synchronized long[] overWith(List<LeaseToken> tokens) {
        Map<Long, Integer> counts = new HashMap<>();
        for (LeaseToken token : tokens) {
            counts.merge(token.nonce(), 1, Integer::sum);
        }
        List<Long> over = new ArrayList<>();
        counts.forEach((nonce, count) -> {
            Open open = leases.get(nonce);
            if (open != null && open.attempts.size() == count) {
                over.add(nonce);
            }
        });
        return over.stream().mapToLong(Long::longValue).toArray();
    }

    /** These attempts are ended, by this store or by somebody else. */
    synchronized void answered(Collection<LeaseToken> tokens) {
        for (LeaseToken token : tokens) {
            Open open = leases.get(token.nonce());
            if (open != null && open.attempts.remove(token.seq(), -token.attempt()) && open.attempts.isEmpty()) {
                leases.remove(token.nonce());
            }
        }
    }

    /** The instance is gone, and will settle nothing more. */
    synchronized void forget(InstanceId instance) {
        leases.values().removeIf(open -> open.instance.equals(instance));
    }
}
