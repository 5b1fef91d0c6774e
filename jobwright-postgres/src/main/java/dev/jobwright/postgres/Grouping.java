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
 * Lets callers that come at the same time share a commit, without a thread of its own. A caller that finds nobody at work
 * runs its question at once, alone. Meanwhile others gather; whoever is through lets the first of them run the questions
 * of all. While one group runs another begins only when it is large: so a lone caller waits for nobody, a thousand make
 * large groups, and the database is not idle between two of them.
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
    private final long large;
    private final int places;
    private final Deque<Caller> gathered = new ArrayDeque<>();
    private long gatheredWeight;
    private int running;

    /** @param places how many groups may run at the same time */
    Grouping(int places, long mostWeight, Function<Q, Long> weigh, Runner<Q, A> runner) {
        this.places = places;
        this.mostWeight = mostWeight;
        this.large = mostWeight / 8;
        this.weigh = weigh;
        this.runner = runner;
    }

    A call(Q question) {
        Caller caller = new Caller(question, weigh.apply(question));
        Caller leader;
        synchronized (gathered) {
            gathered.add(caller);
            gatheredWeight += caller.weight;
            leader = nextLeader();
        }
        if (leader != null && leader != caller) {
            leader.wake();
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
        Caller leader;
        synchronized (gathered) {
            running--;
            leader = nextLeader();
        }
        if (leader != null) {
            leader.wake();
        }
    }

    /** Lets the first of those that have gathered lead a group, if it is time to. */
    private @Nullable Caller nextLeader() {
        Caller leader = gathered.peek();
        boolean begin = leader != null && (running == 0 || (running < places && gatheredWeight >= large));
        if (leader == null || !begin) {
            return null;
        }
        List<Caller> group = new ArrayList<>();
        long weight = 0;
        while (!gathered.isEmpty() && (group.isEmpty() || weight + gathered.peek().weight <= mostWeight)) {
            Caller caller = gathered.remove();
            weight += caller.weight;
            group.add(caller);
        }
        gatheredWeight -= weight;
        running++;
        leader.toLead = group;
        return leader;
    }
}
