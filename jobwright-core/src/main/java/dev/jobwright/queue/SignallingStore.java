package dev.jobwright.queue;

import dev.jobwright.JobId;
import dev.jobwright.JobState;
import dev.jobwright.lifecycle.Decision;
import dev.jobwright.store.Change;
import dev.jobwright.store.ChangeResult;
import dev.jobwright.store.ForwardingStore;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.Promotion;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A store that tells its {@link Signals} what its durable writes mean for others in this process. */
final class SignallingStore extends ForwardingStore {

    private final Signals signals;

    SignallingStore(JobStore store, Signals signals) {
        super(store);
        this.signals = signals;
    }

    @Override
    public List<InsertResult> insert(List<NewJob> jobs) {
        List<InsertResult> results = store.insert(jobs);
        boolean work = false;
        boolean time = false;
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) instanceof InsertResult.Inserted inserted) {
                work |= inserted.state() == JobState.AVAILABLE;
                time |= inserted.state() == JobState.SCHEDULED || jobs.get(i).startBy() != null;
            }
        }
        tell(work, time);
        return results;
    }

    @Override
    public List<SettleResult> settle(List<Settlement> settlements) {
        List<SettleResult> results = store.settle(settlements);
        List<Signals.Ended> ended = new ArrayList<>(results.size());
        boolean work = false;
        boolean time = false;
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) != SettleResult.SETTLED) {
                continue;
            }
            Settlement settlement = settlements.get(i);
            Decision decision = settlement.decision();
            if (decision.to().isTerminal()) {
                ended.add(new Signals.Ended(settlement.id(), decision.to(), decision.result(), decision.failure()));
            }
            work |= decision.to() == JobState.AVAILABLE;
            time |= decision.to() == JobState.RETRYING || decision.to() == JobState.SCHEDULED;
        }
        if (!ended.isEmpty()) {
            signals.ended(ended);
        }
        tell(work, time);
        return results;
    }

    @Override
    public Promotion promote(int max) {
        Promotion promotion = store.promote(max);
        tell(promotion.promoted() > 0, false);
        return promotion;
    }

    @Override
    public List<ChangeResult> change(Change change, Collection<JobId> jobs) {
        List<ChangeResult> results = store.change(change, jobs);
        List<Signals.Ended> ended = new ArrayList<>();
        List<JobId> revoked = new ArrayList<>();
        List<JobId> reopened = new ArrayList<>();
        boolean work = false;
        boolean time = false;
        for (ChangeResult result : results) {
            if (result instanceof ChangeResult.Changed changed) {
                if (changed.to().isTerminal()) {
                    ended.add(new Signals.Ended(changed.id(), changed.to(), null, null));
                }
                if (changed.from().isTerminal()) {
                    reopened.add(changed.id());
                }
                if (changed.from() == JobState.RUNNING) {
                    revoked.add(changed.id());
                }
                work |= changed.to() == JobState.AVAILABLE;
                time |= changed.to() == JobState.RETRYING || changed.to() == JobState.SCHEDULED;
            }
        }
        if (!reopened.isEmpty()) {
            signals.reopened(reopened);
        }
        if (!revoked.isEmpty()) {
            signals.revoked(revoked);
        }
        if (!ended.isEmpty()) {
            signals.ended(ended);
        }
        tell(work, time);
        return results;
    }

    @Override
    public PruneResult prune(PruneRequest request) {
        PruneResult result = store.prune(request);
        if (result.jobs() > 0 && !request.dryRun()) {
            signals.pruned();
        }
        return result;
    }

    private void tell(boolean work, boolean time) {
        if (work) {
            signals.work();
        }
        if (time) {
            signals.time();
        }
    }
}
