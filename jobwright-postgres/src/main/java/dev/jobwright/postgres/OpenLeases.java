package dev.jobwright.postgres;

import dev.jobwright.InstanceId;
import dev.jobwright.LeaseToken;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Settlement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sets that this store has claimed, and what of them it has not ended yet. A settlement of such an attempt needs no
 * proof but its lease: that it belongs to it, and was not ended before, is known here. All others are checked in the
 * database. When the last of a set has been answered, its lease is over.
 */
final class OpenLeases {

    private final Map<Long, OpenLease> leases = new HashMap<>();

    /** A set that is claimed again, because the answer was lost, is known already, or else left to be checked. */
    synchronized void claimed(InstanceId instance, long nonce, List<ClaimedJob> jobs) {
        if (!jobs.isEmpty()) {
            leases.putIfAbsent(nonce, new OpenLease(nonce, instance, jobs));
        }
    }

    /** What is known of some settlements. */
    static final class Known {
        /** For each whether its attempt was claimed here, and nobody here had tried to end it. */
        final boolean[] own;

        int owned;
        private final List<OpenLease> leases = new ArrayList<>();
        private int[] counts = new int[4];

        Known(int size) {
            own = new boolean[size];
        }

        private void add(int i, OpenLease lease) {
            own[i] = true;
            owned++;
            int at = leases.size() - 1;
            while (at >= 0 && leases.get(at) != lease) {
                at--;
            }
            if (at < 0) {
                at = leases.size();
                leases.add(lease);
                if (at == counts.length) {
                    counts = Arrays.copyOf(counts, 2 * at);
                }
            }
            counts[at]++;
        }

        /** The leases of the own ones. */
        long[] nonces() {
            return leases.stream().mapToLong(lease -> lease.nonce).toArray();
        }
    }

    /** Finds those whose attempts were claimed here and nobody has tried to end. From now on somebody has. */
    synchronized Known touch(List<Settlement> settlements) {
        Known known = new Known(settlements.size());
        OpenLease lease = null;
        for (int i = 0; i < known.own.length; i++) {
            Settlement settlement = settlements.get(i);
            LeaseToken token = settlement.token();
            lease = lease(token, lease);
            if (lease != null && settlement.authority() == Settlement.Authority.HOLDER && lease.touch(token)) {
                known.add(i, lease);
            }
        }
        return known;
    }

    /** The leases of which nothing is left once the own ones are answered. */
    synchronized long[] overWith(Known known) {
        List<Long> over = new ArrayList<>();
        for (int i = 0; i < known.leases.size(); i++) {
            OpenLease lease = known.leases.get(i);
            if (lease.left() == known.counts[i]) {
                over.add(lease.nonce);
            }
        }
        return over.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * Attempts are ended, by this store or by somebody else. A rescue says nothing of what its holder does. Returns the
     * leases of which nothing is left.
     */
    synchronized long[] answered(List<Settlement> settlements) {
        List<Long> over = new ArrayList<>();
        OpenLease lease = null;
        for (Settlement settlement : settlements) {
            lease = lease(settlement.token(), lease);
            if (lease != null && settlement.authority() == Settlement.Authority.HOLDER) {
                lease.answered(settlement.token());
                if (lease.left() == 0) {
                    leases.remove(lease.nonce);
                    over.add(lease.nonce);
                }
            }
        }
        return over.stream().mapToLong(Long::longValue).toArray();
    }

    /** Somebody else ended attempts. Returns the leases of which nothing is left. */
    synchronized long[] gone(List<LeaseToken> tokens) {
        List<Long> over = new ArrayList<>();
        for (LeaseToken token : tokens) {
            OpenLease lease = leases.get(token.nonce());
            if (lease != null) {
                lease.gone(token);
                if (lease.left() == 0) {
                    leases.remove(lease.nonce);
                    over.add(lease.nonce);
                }
            }
        }
        return over.stream().mapToLong(Long::longValue).toArray();
    }

    private @Nullable OpenLease lease(LeaseToken token, @Nullable OpenLease guess) {
        return guess != null && guess.nonce == token.nonce() ? guess : leases.get(token.nonce());
    }

    /** The instance is gone, and will settle nothing more. */
    synchronized void forget(InstanceId instance) {
        leases.values().removeIf(lease -> lease.instance.equals(instance));
    }
}
