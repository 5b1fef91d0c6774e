package dev.jobwright.sqlite;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that waits for the writer. It has one or more members, which the writer takes in slices; it is done when every
 * member has been committed, or when one of its slices has failed.
 */
abstract class Operation {

    /** In the order in which a group runs them: a claim takes what the same commit inserted. */
    enum Kind {
        /** Renewals and ends: they never wait behind job traffic. */
        URGENT,
        /** Before settlements, which close the logs. */
        APPEND,
        SETTLE,
        CHANGE,
        INSERT,
        PROMOTE,
        CLAIM,
        PRUNE
    }

    final Kind kind;
    private final Thread caller = Thread.currentThread();

    // Of the writer's thread alone.
    private int taken;
    private int committed;

    private @Nullable Supplier<RuntimeException> failure;
    private volatile boolean done;

    Operation(Kind kind) {
        this.kind = kind;
    }

    /** How many members it has; at least one. */
    abstract int size();

    /** About how many bytes the member adds to the file. */
    abstract int bytes(int member);

    /** About how many bytes all members add. */
    final long bytes() {
        long bytes = 0;
        for (int i = 0; i < size(); i++) {
            bytes += bytes(i);
        }
        return bytes;
    }

    /** How much work the member is, in inserts. */
    int work(int member) {
        return 1;
    }

    /** Whether it is refused while the disk is full, so that running jobs can still end. */
    boolean yieldsWhenFull() {
        return false;
    }

    /** The members may be committed already, and are about to be run again. */
    void mayBeCommitted() {}

    /** The exception for a call of which nobody can say whether it was written. */
    RuntimeException unknown(RuntimeException failure) {
        return failure;
    }

    /** The exception for a call of which some members are committed and others never will be. */
    RuntimeException partly(RuntimeException failure) {
        return failure;
    }

    final int taken() {
        return taken;
    }

    final void take(int members) {
        taken += members;
    }

    final boolean isFailed() {
        return failure != null;
    }

    final boolean isAnswered() {
        return failure != null || committed == size();
    }

    /** Members have become durable. */
    final void commit(int members) {
        committed += members;
    }

    /** The first failure is the call's. */
    final void fail(Supplier<RuntimeException> why) {
        if (failure == null) {
            boolean partly = committed > 0;
            failure = partly ? () -> partly(why.get()) : why;
        }
    }

    /** Lets the caller go on. */
    final void answer() {
        done = true;
        LockSupport.unpark(caller);
    }

    /**
     * Waits until the answer is durable. An interrupt does not end the wait, since it could not undo the write; it is
     * handed on afterwards.
     */
    final void await() {
        boolean interrupted = false;
        while (!done) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure.get();
        }
    }
}
