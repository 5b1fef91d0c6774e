package dev.jobwright.sqlite;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Wakes the callers of a group. Waking a thousand threads takes longer than writing what they asked for, so that a
 * second thread does it, while the writer goes on with the next group.
 */
final class Answers {

    /** So few that handing them over would cost more. */
    private static final int AT_ONCE = 4;

    private static final List<Operation> END = List.of();

    private final BlockingQueue<List<Operation>> groups = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "jobwright-answers");

    Answers() {
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Answers the operations of these slices that nothing is left to be done of. */
    void give(List<Slice> group) {
        List<Operation> answered = group.stream()
                .map(Slice::operation)
                .filter(Operation::isAnswered)
                .toList();
        if (answered.size() <= AT_ONCE) {
            answered.forEach(Operation::answer);
        } else {
            groups.add(answered);
        }
    }

    void close() {
        groups.add(END);
    }

    private void work() {
        while (true) {
            try {
                List<Operation> answered = groups.take();
                if (answered.isEmpty()) {
                    return;
                }
                answered.forEach(Operation::answer);
            } catch (InterruptedException ignored) {
                // Nobody interrupts this thread, and callers wait: it goes on.
            }
        }
    }

    void join() {
        Threads.join(thread);
    }
}
