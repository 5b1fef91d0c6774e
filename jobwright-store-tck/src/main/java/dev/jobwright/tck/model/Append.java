package dev.jobwright.tck.model;

import dev.jobwright.JobId;
import dev.jobwright.LogStream;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.LogAppend;
import java.util.List;

/**
 * A text for a log: in time, late, sent again.
 *
 * @param nonce of the claim that gave the job
 */
record Append(long nonce, JobId id, long number, LogStream stream, String text) implements Op {
    @Override
    public void play(Duel duel) {
        duel.same(player -> {
            ClaimedJob claimed = player.claimed(nonce, id);
            return claimed == null
                    ? "nothing"
                    : Plain.inOrder(
                            player.store.append(List.of(LogAppend.to(claimed.attempt(), number, stream, text))),
                            Object::toString);
        });
    }

    @Override
    public String toString() {
        return "append " + text + " as number " + number + " to the " + stream.word() + " of " + Words.name(id)
                + " of #" + Long.toHexString(nonce);
    }
}
