package dev.jobwright.postgres;

import dev.jobwright.InstanceId;
import dev.jobwright.LeaseToken;
import dev.jobwright.store.ClaimedJob;
import java.util.Arrays;
import java.util.List;

/** A set that this store has claimed, and which of its attempts are still to be ended. Guarded by {@link OpenLeases}. */
final class OpenLease {

    private static final byte UNTOUCHED = 0;
    private static final byte TOUCHED = 1;
    private static final byte ANSWERED = 2;

    final long nonce;
    final InstanceId instance;

    /** In ascending order. */
    private final long[] seqs;

    private final long[] attempts;
    private final byte[] states;

    /** Not answered yet. */
    private int left;

    OpenLease(long nonce, InstanceId instance, List<ClaimedJob> jobs) {
        this.nonce = nonce;
        this.instance = instance;
        this.seqs = jobs.stream().mapToLong(job -> job.token().seq()).toArray();
        Arrays.sort(seqs);
        this.attempts = new long[seqs.length];
        this.states = new byte[seqs.length];
        this.left = seqs.length;
        for (ClaimedJob job : jobs) {
            attempts[Arrays.binarySearch(seqs, job.token().seq())] = job.token().attempt();
        }
    }

    /** Whether nobody has tried to end the attempt, which is of this set. Now somebody has. */
    boolean touch(LeaseToken token) {
        return change(token, UNTOUCHED, TOUCHED);
    }

    /** An attempt that somebody tried to end is ended. */
    void answered(LeaseToken token) {
        if (change(token, TOUCHED, ANSWERED)) {
            left--;
        }
    }

    /** Somebody else ended the attempt. */
    void gone(LeaseToken token) {
        if (change(token, UNTOUCHED, ANSWERED) || change(token, TOUCHED, ANSWERED)) {
            left--;
        }
    }

    private boolean change(LeaseToken token, byte from, byte to) {
        int at = Arrays.binarySearch(seqs, token.seq());
        if (at < 0 || attempts[at] != token.attempt() || states[at] != from) {
            return false;
        }
        states[at] = to;
        return true;
    }

    int left() {
        return left;
    }
}
