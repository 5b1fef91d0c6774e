package dev.jobwright.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers that come at the same time share a commit, without a thread of its own. A caller that finds a place free
 * runs its question at once, alone. While all places are taken others gather; whoever is through hands its place to the
 * first of them, which runs the questions of all. So a lone caller waits for nobody, and a thousand make large groups.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class Grouping<Q, A> {

    /** Runs a group. Answers are in the order of the questions; one that throws is the failure of its caller alone. */
    @FunctionalInterface
    interface Runner<Q, A> {
        List<Supplier<A>> run(List<Q> group);
    }

    private final class Caller {
        private final Q question;
        private final long weight;
        private final Thread thread = Thread.currentThread();
        private volatile @Nullable List<Caller> toLead;
        private volatile @Nullable Supplier<A> answer;

        Caller(Q question, long weight) {
            this.question = question;
            this.weight = weight;
        }

        void wake() {
            LockSupport.unpark(thread);
        }

        /** Until it is answered, or is to lead a group; an interrupt is handed on afterwards. */
        void await() {
            boolean interrupted = false;
            while (answer == null && toLead == null) {
                LockSupport.park(Grouping.this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                thread.interrupt();
            }
        }
    }

    private final Runner<Q, A> runner;
    private final Function<Q, Long> weigh;
    private final long mostWeight;
    private final Deque<Caller> gathered = new ArrayDeque<>();
    private int freePlaces;

    /** @param places how many groups may run at the same time */
    Grouping(int places, long mostWeight, Function<Q, Long> weigh, Runner<Q, A> runner) {
        this.freePlaces = places;
        this.mostWeight = mostWeight;
        this.weigh = weigh;
        this.runner = runner;
    }

    A call(Q question) {
        Caller caller = new Caller(question, weigh.apply(question));
        synchronized (gathered) {
            if (freePlaces > 0) {
                freePlaces--;
                caller.toLead = List.of(caller);
            } else {
                gathered.add(caller);
            }
        }
        if (caller.toLead == null) {
            caller.await();
        }
        List<Caller> group = caller.toLead;
        if (group != null) {
            lead(caller, group);
        }
        Supplier<A> answer = caller.answer;
        if (answer == null) {
            throw new IllegalStateException("a call came back without an answer");
        }
        return answer.get();
    }

    private void lead(Caller leader, List<Caller> group) {
        List<Supplier<A>> answers;
        try {
            answers = runner.run(group.stream().map(caller -> caller.question).toList());
        } catch (RuntimeException | Error e) {
            Supplier<A> failure = () -> {
                throw e;
            };
            answers = group.stream().map(caller -> failure).toList();
        } finally {
            handOver(); // before the others are woken: their waking takes time, the next group need not wait for it
        }
        for (int i = 0; i < answers.size(); i++) {
            Caller caller = group.get(i);
            caller.answer = answers.get(i);
            if (caller != leader) {
                caller.wake();
            }
        }
    }

    private void handOver() {
        Caller next;
        synchronized (gathered) {
            next = gathered.peek();
            if (next == null) {
                freePlaces++;
                return;
            }
            List<Caller> group = new ArrayList<>();
            long weight = 0;
            while (!gathered.isEmpty() && (group.isEmpty() || weight + gathered.peek().weight <= mostWeight)) {
                Caller caller = gathered.remove();
                weight += caller.weight;
                group.add(caller);
            }
            next.toLead = group;
        }
        next.wake();
    }
}
