package dev.jobwright.tck.model;

import dev.jobwright.JobId;
import dev.jobwright.LeaseToken;
import dev.jobwright.store.Change;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.JobQuery;
import dev.jobwright.store.LogQuery;
import dev.jobwright.store.Lost;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.Promotion;
import dev.jobwright.store.Renewal;
import dev.jobwright.store.RunningAttempt;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that are one call each. */
final class Ops {

    private Ops() {}

    record Insert(List<NewJob> jobs) implements Op {
        @Override
        public void play(Duel duel) {
            duel.same(player -> Plain.inOrder(player.store.insert(jobs), Object::toString));
        }

        @Override
        public String toString() {
            return "insert "
                    + String.join(" | ", jobs.stream().map(Words::describe).toList());
        }
    }

    record Claim(ClaimRequest request) implements Op {
        @Override
        public void play(Duel duel) {
            boolean again = duel.model.hasClaimed(request.nonce());
            if (again && !duel.model.stillRuns(request.nonce())) {
                return; // a nonce whose set has wholly ended, or was empty, must not be used again
            }
            duel.same(player -> {
                List<ClaimedJob> claimed = player.store.claim(request);
                player.remember(request.nonce(), claimed);
                return again ? Plain.inAnyOrder(claimed, Plain::claimed) : Plain.inOrder(claimed, Plain::claimed);
            });
        }

        @Override
        public String toString() {
            return "claim #" + Long.toHexString(request.nonce()) + " by "
                    + request.claimer().worker() + ", at most " + request.max() + " of " + request.namespace() + " "
                    + request.queues() + " " + request.types();
        }
    }

    record Renew(Claimer claimer) implements Op {
        @Override
        public void play(Duel duel) {
            duel.same(player -> {
                Renewal renewal = player.store.renew(claimer);
                return Plain.inAnyOrder(
                        renewal.revoked(),
                        (LeaseToken token) -> Plain.attemptToken(token).toString());
            });
        }

        @Override
        public String toString() {
            return "renew " + claimer.worker();
        }
    }

    record End(Claimer claimer) implements Op {
        @Override
        public void play(Duel duel) {
            duel.model.store.end(claimer.instance());
            duel.store.store.end(claimer.instance());
        }

        @Override
        public String toString() {
            return "end " + claimer.worker();
        }
    }

    /** Also remembers what it found, for a {@link Settle.Rescue} to come. */
    record FindLost(int max) implements Op {
        @Override
        public void play(Duel duel) {
            Lost expected = look(duel.model);
            Lost actual = look(duel.store);
            duel.same(player -> expected.attempts().size() < max
                    ? Plain.inOrder(player.lost, Plain::attempt)
                    : player.lost.size() + " lost");
            Duel.notLater(expected.next(), actual.next());
            if (expected.attempts().size() >= max) { // which of the lost ones are found is each store's own choice
                duel.store.lost = duel.store.store.findLost(Integer.MAX_VALUE).attempts().stream()
                        .filter(lost -> duel.model.lost.stream()
                                .anyMatch(other -> other.id().equals(lost.id())))
                        .sorted(Comparator.comparing(RunningAttempt::id))
                        .toList();
            }
        }

        private Lost look(Player player) {
            Lost lost = player.store.findLost(max);
            player.lost = lost.attempts().stream()
                    .sorted(Comparator.comparing(RunningAttempt::id))
                    .toList();
            return lost;
        }

        @Override
        public String toString() {
            return "findLost at most " + max;
        }
    }

    record Promote(int max) implements Op {
        @Override
        public void play(Duel duel) {
            Promotion expected = duel.model.store.promote(max);
            Promotion actual = duel.store.store.promote(max);
            duel.same(player -> player == duel.model ? counts(expected) : counts(actual));
            Duel.notLater(expected.next(), actual.next());
        }

        private static String counts(Promotion promotion) {
            return promotion.promoted() + " promoted, " + promotion.expired() + " expired";
        }

        @Override
        public String toString() {
            return "promote at most " + max;
        }
    }

    record DoVerb(Change change, List<JobId> ids) implements Op {
        @Override
        public void play(Duel duel) {
            duel.same(player -> Plain.inOrder(player.store.change(change, ids), Object::toString));
        }

        @Override
        public String toString() {
            return change.verb().word() + " " + ids.stream().map(Words::name).toList() + " by " + change.actor();
        }
    }

    record Find(List<JobId> ids) implements Op {
        @Override
        public void play(Duel duel) {
            duel.same(player -> Plain.inAnyOrder(player.store.find(ids), Plain::job));
        }

        @Override
        public String toString() {
            return "find " + ids.stream().map(Words::name).toList();
        }
    }

    /** @param after a job whose {@code seq} the page begins behind; null for the first page */
    record ListPage(JobQuery query, @Nullable JobId after) implements Op {
        @Override
        public void play(Duel duel) {
            if (after == null || !duel.model.store.find(List.of(after)).isEmpty()) {
                duel.same(player -> Plain.inOrder(player.store.list(queryFor(player)), Plain::job));
            }
        }

        private JobQuery queryFor(Player player) {
            Long seq = after == null
                    ? null
                    : player.store.find(List.of(after)).get(0).seq();
            return new JobQuery(query.namespace(), query.filter(), seq, query.newestFirst(), query.limit());
        }

        @Override
        public String toString() {
            return "list " + query + (after == null ? "" : " after " + Words.name(after));
        }
    }

    record StatsOf(String namespace) implements Op {
        @Override
        public void play(Duel duel) {
            duel.same(player -> Plain.stats(player.store.stats(namespace)));
        }

        @Override
        public String toString() {
            return "stats of " + namespace;
        }
    }

    record History(JobId id) implements Op {
        @Override
        public void play(Duel duel) {
            duel.same(player -> Plain.inOrder(player.store.attempts(id), Object::toString));
            duel.same(player -> Plain.inOrder(player.store.audit(id), Plain::audit));
            duel.same(player -> Plain.inOrder(player.store.log(new LogQuery(id, null, null, 500)), Object::toString));
        }

        @Override
        public String toString() {
            return "attempts, audit and log of " + Words.name(id);
        }
    }

    record Advance(Duration time) implements Op {
        @Override
        public void play(Duel duel) {
            duel.same(player -> player.store.now().toString()); // both have seen this moment before time may go back
            duel.clock.advance(time);
            duel.same(player -> player.store.now().toString());
        }

        @Override
        public String toString() {
            return "advance " + time;
        }
    }

    record Reopen() implements Op {
        @Override
        public void play(Duel duel) {
            duel.reopen();
        }

        @Override
        public String toString() {
            return "close and open again";
        }
    }

    record CompareAll() implements Op {
        @Override
        public void play(Duel duel) {
            duel.compareAll();
        }

        @Override
        public String toString() {
            return "compare all, and verify";
        }
    }
}
