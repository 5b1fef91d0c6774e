package dev.jobwright.cli.output;

import dev.jobwright.cli.process.AttemptOutput;
import dev.jobwright.cli.process.CommandResult;
import dev.jobwright.cli.process.Spool;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prints whole lines as commands write them: of all attempts, and of all commands at once. */
public final class LivePrinter implements Printer {

    private static final long LOOK_EVERY_MILLIS = 50;

    private final Screen screen;
    private final Consumer<String> trouble;
    private final Set<Tail> running = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread follower = new Thread(this::follow, "jobwright-live");

    /** @param trouble told why output cannot be printed */
    public LivePrinter(Screen screen, Consumer<String> trouble) {
        this.screen = screen;
        this.trouble = trouble;
        follower.setDaemon(true);
        follower.start();
    }

    private void follow() {
        try {
            while (!closed.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                running.forEach(tail -> print(tail, false));
            }
        } catch (InterruptedException e) {
            // Nobody does; then each output is printed at its end.
        }
    }

    private void print(Tail tail, boolean ended) {
        try {
            tail.print(ended);
        } catch (IOException e) {
            trouble.accept("cannot read the output of a command: " + e.getMessage());
        }
    }

    @Override
    public AttemptOutput of(long number, String tag) {
        return new AttemptOutput() {
            private @Nullable Tail tail;

            @Override
            public void began(Spool spool) {
                tail = new Tail(screen, spool, tag);
                running.add(tail);
            }

            @Override
            public void ended(Spool spool, @Nullable CommandResult result, boolean last) {
                try (spool) {
                    if (tail != null) {
                        running.remove(tail);
                        print(tail, true);
                    }
                }
            }
        };
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
