package dev.jobwright.memory;

import dev.jobwright.Job;
import dev.jobwright.Prune;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Deletes jobs that have ended, and remembers who wanted it. */
final class Prunes {

    private final MemoryJobs jobs;

    /** The earliest first. */
    private final Map<UUID, Prune> prunes = new LinkedHashMap<>();

    /** Jobs that go together: none while one of them lives. */
    private record Group(String namespace, String correlation) {}

    Prunes(MemoryJobs jobs) {
        this.jobs = jobs;
    }

    PruneResult run(PruneRequest request, Instant now) {
        Set<Group> living = livingGroups();
        List<MemoryJob> prunable = jobs.inOrder(request.after(), false)
                .filter(job -> asksFor(request, job) && !isIn(living, job))
                .limit(request.limit())
                .toList();
        if (!request.dryRun()) {
            prunable.forEach(jobs::remove);
            note(request, prunable.size(), now);
        }
        boolean full = prunable.size() == request.limit();
        return new PruneResult(prunable.size(), full ? prunable.get(prunable.size() - 1).seq : null);
    }

    private Set<Group> livingGroups() {
        Set<Group> living = new HashSet<>();
        jobs.inOrder(null, false)
                .filter(job -> !job.state.isTerminal() && job.body.correlation() != null)
                .forEach(job -> living.add(group(job)));
        return living;
    }

    private static boolean isIn(Set<Group> groups, MemoryJob job) {
        return job.body.correlation() != null && groups.contains(group(job));
    }

    private static Group group(MemoryJob job) {
        return new Group(job.body.lane().namespace(), String.valueOf(job.body.correlation()));
    }

    private static boolean asksFor(PruneRequest request, MemoryJob memoryJob) {
        Instant finishedAt = memoryJob.finishedAt;
        if (finishedAt == null) {
            return false;
        }
        Job job = memoryJob.view();
        return request.asksFor(job.lane(), job.state(), job.enqueuedAt(), finishedAt)
                && request.filter().matches(job);
    }

    private void note(PruneRequest request, int deleted, Instant now) {
        Prune before = prunes.get(request.id());
        prunes.put(
                request.id(),
                new Prune(
                        request.id(),
                        before == null ? now : before.at(),
                        request.namespace(),
                        request.filter().describe(),
                        request.finishedBefore(),
                        (before == null ? 0 : before.jobs()) + deleted,
                        request.actor()));
    }

    List<Prune> latest(String namespace, int limit) {
        List<Prune> latest = new ArrayList<>();
        List<Prune> all = List.copyOf(prunes.values());
        for (int i = all.size() - 1; i >= 0 && latest.size() < limit; i--) {
            if (all.get(i).namespace().equals(namespace)) {
                latest.add(all.get(i));
            }
        }
        return latest;
    }
}
