package dev.jobwright.cli.run;

import dev.jobwright.cli.process.AttemptOutput;
import dev.jobwright.cli.process.CommandResult;
import dev.jobwright.cli.process.Spool;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Asks for a stop when so many lines have failed in this process, and before another one begins. */
final class FailureLimit {

    private final @Nullable Integer most;
    private final StopRequest stop;
    private final AtomicInteger failed = new AtomicInteger();

    /** @param most null for any number */
    FailureLimit(@Nullable Integer most, StopRequest stop) {
        this.most = most;
        this.stop = stop;
    }

    AttemptOutput watching(AttemptOutput output) {
        return most == null ? output : new Watched(output, most);
    }

    private final class Watched implements AttemptOutput {
        private final AttemptOutput output;
        private final int limit;

        Watched(AttemptOutput output, int limit) {
            this.output = output;
            this.limit = limit;
        }

        @Override
        public void began(Spool spool) {
            output.began(spool);
        }

        @Override
        public void ended(Spool spool, @Nullable CommandResult result, boolean last) {
            output.ended(spool, result, last);
            if (result != null && last && !result.succeeded() && failed.incrementAndGet() == limit) {
                stop.tooManyFailures("--max-failures " + limit + " is reached: no more lines are started");
            }
        }
    }
}
