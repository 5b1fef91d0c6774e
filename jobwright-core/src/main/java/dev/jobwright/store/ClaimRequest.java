package dev.jobwright.store;

import dev.jobwright.InvalidInput;
import java.util.Set;

/**
 * What a claimer wants.
 *
 * @param nonce 64 random bits, made anew for each claim: the name of the request, and of the lease that it may give
 * @param queues the queues to take from; empty for all of the namespace
 * @param types the types to take; others stay where they are
 * @param max most jobs to take, from 1
 */
public record ClaimRequest(
        Claimer claimer, long nonce, String namespace, Set<String> queues, Set<TypeVersion> types, int max) {

    public ClaimRequest {
        queues = Set.copyOf(queues);
        types = Set.copyOf(types);
        if (max < 1) {
            throw new InvalidInput("a claim of " + max + " jobs is not possible: claim at least 1");
        }
    }

    /** Whether this claim takes from that lane. */
    public boolean serves(dev.jobwright.Lane lane) {
        return namespace.equals(lane.namespace())
                && (queues.isEmpty() || queues.contains(lane.queue()))
                && types.contains(new TypeVersion(lane.type(), lane.version()));
    }
}
