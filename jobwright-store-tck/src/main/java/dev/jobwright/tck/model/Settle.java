package dev.jobwright.tck.model;

import dev.jobwright.Failure;
import dev.jobwright.JobId;
import dev.jobwright.lifecycle.Decisions;
import dev.jobwright.lifecycle.Outcome;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.RunningAttempt;
import dev.jobwright.store.Settlement;
import dev.jobwright.store.Settlement.Authority;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Settlements by holders: in time, late, repeated, contradicting. */
record Settle(List<One> settlements) implements Op {

    /**
     * @param nonce of the claim that gave the job
     * @param seed for the jitter, so that a repetition decides the same
     */
    record One(long nonce, JobId id, Outcome outcome, long seed) {

        @Override
        public String toString() {
            return Words.name(id) + " of #" + Long.toHexString(nonce) + " " + outcome;
        }
    }

    @Override
    public void play(Duel duel) {
        duel.same(player -> Plain.inOrder(
                player.store.settle(settlements.stream()
                        .map(one -> settlement(player, one))
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList()),
                Object::toString));
    }

    private static @Nullable Settlement settlement(Player player, One one) {
        ClaimedJob claimed = player.claimed(one.nonce, one.id);
        return claimed == null ? null : settlement(claimed.attempt(), Authority.HOLDER, one.outcome, one.seed);
    }

    private static Settlement settlement(RunningAttempt attempt, Authority authority, Outcome outcome, long seed) {
        return Settlement.by(
                authority,
                attempt,
                Decisions.decide(attempt.tally(), attempt.policy(), outcome, new Random(seed)),
                Duration.ofNanos(seed & 0xFFFF_FFFFL));
    }

    @Override
    public String toString() {
        return "settle "
                + String.join(" | ", settlements.stream().map(One::toString).toList());
    }

    /** Settles what the last {@link Ops.FindLost} found, however long ago, as a rescuer. */
    record Rescue() implements Op {

        private static final Outcome LOST = new Outcome.LeaseLost(Failure.of(Failure.LEASE_LOST, "it died"));

        @Override
        public void play(Duel duel) {
            duel.same(player -> Plain.inOrder(
                    player.store.settle(player.lost.stream()
                            .map(lost -> settlement(lost, Authority.RESCUER, LOST, 0))
                            .toList()),
                    Object::toString));
        }

        @Override
        public String toString() {
            return "rescue what was found";
        }
    }
}
