package dev.jobwright.tck.model;

import dev.jobwright.JobId;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.RunningAttempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One side: its store, and what it was told so far. */
final class Player {

    /** Changes when the store is opened again. */
    JobStore store;

    /** What the last look for lost attempts gave, in the order of job ids. */
    List<RunningAttempt> lost = List.of();

    /** Every attempt that was claimed, in the order of the claims. */
    final List<ClaimedJob> attempts = new ArrayList<>();

    private final Map<Long, Map<JobId, ClaimedJob>> claims = new HashMap<>();

    Player(JobStore store) {
        this.store = store;
    }

    void remember(long nonce, List<ClaimedJob> claimed) {
        Map<JobId, ClaimedJob> set = claims.computeIfAbsent(nonce, n -> new HashMap<>());
        for (ClaimedJob job : claimed) {
            if (set.put(job.id(), job) == null) {
                attempts.add(job);
            }
        }
    }

    boolean hasClaimed(long nonce) {
        return claims.containsKey(nonce);
    }

    @Nullable
    ClaimedJob claimed(long nonce, JobId id) {
        return claims.getOrDefault(nonce, Map.of()).get(id);
    }

    /** Whether something of that claim still runs. */
    boolean stillRuns(long nonce) {
        return store.find(claims.getOrDefault(nonce, Map.of()).keySet()).stream()
                .anyMatch(job -> job.token() != null && job.token().nonce() == nonce);
    }
}
