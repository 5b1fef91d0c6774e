package dev.jobwright.sqlite;

import dev.jobwright.Closed;
import dev.jobwright.StoreUnavailable;
import dev.jobwright.jdbc.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The one thread that writes. It takes everything that waits, runs it as one group in one transaction, and answers when
 * that is durable: many callers at once share a commit, and a lone one is not delayed.
 *
 * <p>When a transaction fails, what to do depends on {@link Faults.Kind}: a member that cannot be written is found by
 * halving the group, so that it fails alone; a full disk refuses new jobs and logs and lets everything else have the reserve; a
 * commit that may or may not have happened is repeated, since every operation can be.
 */
final class Writer {

    private final String store;
    private final WriteTransaction tx;
    private final TurnLock turn;
    private final Duration busyTimeout;
    private final Space space;
    private final WriterEvents events;
    private final Intake intake = new Intake();
    private final Answers answers = new Answers();
    private final Thread thread = new Thread(this::work, "jobwright-writer");

    /** Whether the transaction has got as far as its commit: a failure leaves open whether it happened. */
    private boolean committing;

    Writer(
            String store,
            Session session,
            StoreClock clock,
            TurnLock turn,
            Duration busyTimeout,
            Space space,
            WriterEvents events) {
        this.store = store;
        this.tx = new WriteTransaction(session, clock);
        this.turn = turn;
        this.busyTimeout = busyTimeout;
        this.space = space;
        this.events = events;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
        answers.start();
    }

    /** Hands the operation to the writer and waits until its answer is durable. */
    void run(Operation operation) {
        if (!intake.offer(operation)) {
            throw new Closed(store + " is closed");
        }
        operation.await();
    }

    /** Lets the writer ask again how long it may sleep. */
    void wake() {
        intake.wake();
    }

    private void work() {
        try {
            while (true) {
                List<Slice> group = intake.next(events::betweenGroups);
                if (group.isEmpty()) {
                    break;
                }
                perform(group);
                answers.give(group);
                events.afterCommit(group);
                events.betweenGroups();
            }
        } finally {
            intake.close().forEach(this::refuse);
            answers.close();
        }
    }

    private void refuse(Operation operation) {
        operation.fail(() -> new Closed(store + " was closed before this was written"));
        operation.answer();
    }

    /** Runs the slices, together if that is possible. Afterwards each is committed or has failed. */
    private void perform(List<Slice> group) {
        try {
            if (!glance(group)) {
                transact(group);
            }
            committed(group);
        } catch (SQLException | RuntimeException e) {
            recover(group, e);
        } catch (Throwable e) {
            fail(group, e); // out of memory, say: the callers must not wait for ever
        }
    }

    /** Whether all answers are known without writing. */
    private boolean glance(List<Slice> group) throws SQLException {
        committing = false;
        tx.join();
        for (Slice slice : group) {
            if (!(slice.operation() instanceof CallOperation<?> call) || !call.glance(tx)) {
                return false;
            }
        }
        return true;
    }

    private void transact(List<Slice> group) throws SQLException {
        committing = false;
        if (!turn.take(busyTimeout.toNanos())) {
            throw new StoreUnavailable(store + ": another process has had its turn to write for longer than "
                    + busyTimeout + "; try again");
        }
        boolean ended = false;
        try {
            tx.begin();
            Group.run(tx, group);
            tx.writeCounters();
            committing = true;
            tx.commit();
            ended = true;
        } finally {
            if (!ended) {
                tx.rollback();
            }
            turn.giveUp();
        }
    }

    private void recover(List<Slice> group, Throwable failure) {
        switch (Faults.kind(failure)) {
            case DATA -> isolate(group, failure);
            case FULL -> withoutWhatYields(group, failure);
            case IO -> {
                if (committing) {
                    repeat(group, failure);
                } else {
                    fail(group, failure);
                }
            }
            case BUSY, CORRUPT -> fail(group, failure);
        }
    }

    /** One of the members cannot be written: halves the group until that one stands alone. */
    private void isolate(List<Slice> group, Throwable failure) {
        if (group.size() > 1) {
            int half = group.size() / 2;
            perform(group.subList(0, half));
            perform(group.subList(half, group.size()));
        } else if (group.get(0).size() > 1) {
            perform(List.of(group.get(0).firstHalf()));
            perform(List.of(group.get(0).secondHalf()));
        } else {
            fail(group, failure);
        }
    }

    /** The disk is full: new jobs and logs are refused, and what ends running ones may use the reserve. */
    private void withoutWhatYields(List<Slice> group, Throwable failure) {
        space.foundFull();
        List<Slice> yielding = new ArrayList<>();
        List<Slice> others = new ArrayList<>();
        for (Slice slice : group) {
            (slice.operation().yieldsWhenFull() ? yielding : others).add(slice);
        }
        fail(yielding, failure);
        if (yielding.isEmpty() && !space.giveUpReserve()) {
            fail(others, failure);
        } else if (!others.isEmpty()) {
            perform(others);
        }
    }

    /** The commit may have happened. Everything may be repeated, so once more tells what is true. */
    private void repeat(List<Slice> group, Throwable failure) {
        for (Slice slice : group) {
            slice.operation().mayBeCommitted();
        }
        try {
            transact(group);
            committed(group);
        } catch (SQLException | RuntimeException e) {
            failure.addSuppressed(e);
            for (Slice slice : group) {
                slice.operation().fail(() -> slice.operation().unknown(Faults.exception(failure, store)));
            }
        }
    }

    private static void committed(List<Slice> group) {
        group.forEach(slice -> slice.operation().commit(slice.size()));
    }

    private void fail(List<Slice> group, Throwable failure) {
        Supplier<RuntimeException> why = () -> Faults.exception(failure, store);
        group.forEach(slice -> slice.operation().fail(why));
    }

    /** Waits for the group under way; everything else that waits is refused. */
    void close() {
        intake.stop();
        Threads.join(thread);
        answers.join();
    }
}
