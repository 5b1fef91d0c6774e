package dev.jobwright.tck.model;

import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;

/** All batches of a prune. How much each of them does is each store's own choice. */
record PruneAll(PruneRequest request) implements Op {
    @Override
    public void play(Duel duel) {
        duel.same(player -> prune(player) + " pruned");
    }

    private int prune(Player player) {
        PruneResult batch = player.store.prune(request);
        int jobs = batch.jobs();
        while (batch.next() != null) {
            batch = player.store.prune(request.after(batch.next()));
            jobs += batch.jobs();
        }
        return jobs;
    }

    @Override
    public String toString() {
        return "prune " + request;
    }
}
